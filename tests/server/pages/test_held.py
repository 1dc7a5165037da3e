"""What the desk reads before it is shown."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from sessions.command import Command
from sessions.names import encode, name_of
from sessions.stage.cues import OpenStep
from sessions.state import By
from sessions.thoughts.hold import HoldThoughts, ReadRound, ReleaseRound
from sessions.thoughts.posting import AddNothing, PostIdea

ANN = By("facilitator", "ann")
NOTHING: dict[str, Any] = {"round": None, "thoughts": []}


@pytest.fixture
def board(app: Flask, ann: FlaskClient, session: str) -> str:
    """A board on the stage, for which five phones have given something; thoughts are read first."""
    step: str = ann.get(f"/desk/{session}/agenda").json["steps"][1]["step"]  # type: ignore[index]
    asks(app, session, OpenStep(step=step))
    for number in range(4):
        posts(app, session, step, number)
    made = name(session, 4)
    nothing = AddNothing(step=step, round=1, name=made, salt=encode(bytes(16)))
    asks(app, session, nothing, By("participant", "phone 4"))
    asks(app, session, HoldThoughts())
    return step


def test_a_held_round_is_read_in_the_order_of_names(
    app: Flask, ann: FlaskClient, session: str, board: str
) -> None:
    asks(app, session, ReadRound(step=board, round=1))
    posts(app, session, board, 9)  # it belongs to the next round

    answer = ann.get(f"/desk/{session}/held?step={board}")

    assert answer.headers["Cache-Control"] == "no-store"
    told = [
        {"name": name(session, n), "kind": "idea", "text": f"thought {n}", "idea": "", "column": 0}
        for n in range(4)
    ]
    assert answer.json == {"round": 1, "thoughts": sorted(told, key=lambda one: str(one["name"]))}


def test_what_was_not_taken_for_reading_is_not_read(
    app: Flask, ann: FlaskClient, session: str, board: str
) -> None:
    assert ann.get(f"/desk/{session}/held?step={board}").json == NOTHING

    asks(app, session, ReadRound(step=board, round=1))
    asks(app, session, ReleaseRound(step=board, round=1))

    assert ann.get(f"/desk/{session}/held?step={board}").json == NOTHING


@pytest.mark.parametrize("step", ["", "nosuch", "x" * 5_000, "\0", "../../etc"])
def test_a_step_that_holds_nothing_has_nothing_to_read(ann: FlaskClient, session: str, step: str) -> None:
    answer = ann.get(f"/desk/{session}/held", query_string={"step": step})

    assert (answer.status_code, answer.json) == (200, NOTHING)


def test_nobody_else_reads_it(
    app: Flask, ann: FlaskClient, ben: FlaskClient, dov: FlaskClient, session: str, board: str
) -> None:
    asks(app, session, ReadRound(step=board, round=1))
    links = app.extensions["kesken"].sessions.links(session)
    ben.post("/join/key", json={"key": links.join_url.partition("#")[2]})

    for who in (ben, dov):
        answer = who.get(f"/desk/{session}/held?step={board}")
        assert answer.status_code == 404
        assert b"thought 1" not in answer.data
    assert ann.get(f"/desk/aaaaaaaaaa/held?step={board}").status_code == 404


def asks(app: Flask, session: str, command: Command, by: By = ANN) -> Any:
    return app.extensions["kesken"].rooms.of(session).perform(command, by)


def posts(app: Flask, session: str, step: str, number: int) -> None:
    given = PostIdea(step=step, name=name(session, number), salt=encode(bytes(16)), text=f"thought {number}")
    asks(app, session, given, By("participant", f"phone {number}"))


def name(session: str, number: int) -> str:
    return name_of(session, encode(bytes([number]) * 32))
