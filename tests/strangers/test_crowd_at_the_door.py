"""Eleven hundred connections at a server that may open 256 files, as on macOS; none of them ever enters."""

import socket
from collections.abc import Iterator

import pytest
import requests

from server.open_files import ask_for_more
from tests.harness.server import Kesken, running_server
from tests.server.wired import Workshop, workshop
from tests.strangers.conftest import port_of, said_by
from tests.strangers.raw import Line, call

CROWD = 1_100
FILES = 256

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def narrow(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kesken]:
    with running_server(tmp_path_factory.mktemp("narrow"), files=FILES) as server:
        yield server


@pytest.fixture
def room(narrow: Kesken) -> Iterator[Workshop]:
    with workshop(narrow.url, phones=5) as room:
        yield room


@pytest.fixture
def crowd(room: Workshop, narrow: Kesken) -> Iterator[list[socket.socket]]:
    """They come after the room has filled."""
    ask_for_more()
    lines = [call(port_of(narrow)) for _ in range(CROWD)]
    yield lines
    for line in lines:
        line.close()


def test_whoever_is_in_goes_on_and_newcomers_come_in(
    narrow: Kesken, room: Workshop, crowd: list[socket.socket]
) -> None:
    room.desk.steers("OpenStep", step=room.steps[0])
    for phone in room.phones:
        assert "ok" in phone.says("signal", {"signal": "hand"})

    newcomer = room.phone()
    assert "ok" in newcomer.says("signal", {"signal": "hand"})
    with workshop(narrow.url, phones=1) as another:
        assert "ok" in another.phones[0].says("signal", {"signal": "hand"})

    assert [one["level"] for one in about_places(narrow)] == ["advice"]
    assert said_by(narrow) == (
        "all 192 places for connections are taken: whoever had entered no session made room\n"
    )


def test_websockets_that_never_enter_make_room_too(narrow: Kesken, room: Workshop) -> None:
    lines = [Line(port_of(narrow)) for _ in range(FILES)]

    newcomer = room.phone()

    assert "ok" in newcomer.says("signal", {"signal": "hand"})
    assert all(phone.says("signal", {"signal": None}) == {"ok": 0} for phone in room.phones)
    for line in lines:
        line.hang_up()


def about_places(server: Kesken) -> list[dict[str, str]]:
    found = requests.get(f"{server.url}/health").json()["findings"]
    return [one for one in found if "places" in one["say"]]
