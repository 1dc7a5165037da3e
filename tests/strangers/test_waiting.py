"""Whoever sends half of something is not waited for. They hang from the first test of this folder on."""

import socket

import pytest

from tests.harness.server import Kesken
from tests.strangers.conftest import said_by
from tests.strangers.raw import ask, request, rest_of, status_of


@pytest.mark.slow
def test_whoever_sends_half_of_something_is_not_waited_for(
    kesken: Kesken, port: int, halves: dict[str, socket.socket]
) -> None:
    answers = {what: rest_of(line) for what, line in halves.items()}

    assert {status_of(answer) for answer in answers.values()} <= {0, 400, 404, 429}
    assert status_of(ask(port, request("GET", "/"))) == 200
    assert said_by(kesken) == ""
