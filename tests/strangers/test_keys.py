"""Each key opens its own door, and every other one answers as if there were nothing."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from server.access.seats import cookie_of
from tests.server.wired import A_SESSION

DOORS = {"participant": "/join/key", "facilitator": "/desk/key", "screen": "/screen/key"}
FRONTS = ("f-", "s-", "p-", "b-")
JSON = {"Accept": "application/json"}


@pytest.fixture
def app(make_app: Callable[..., Flask]) -> Flask:
    return make_app()


@pytest.fixture
def ann(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def session(ann: FlaskClient) -> str:
    return make_session(ann)


@pytest.fixture
def keys(app: Flask, session: str) -> dict[str, str]:
    """One of each kind, and what else somebody could take for a key."""
    sessions = app.extensions["kesken"].sessions
    links = sessions.links(session)
    return {
        "participant": links.join_url.partition("#")[2],
        "board": links.board_url.rpartition("/")[2],
        "facilitator": sessions.mint(session, "facilitator"),
        "screen": sessions.mint(session, "screen"),
        "code": links.code,
        "session": session,
        "seat": "a seat",
    }


def test_every_key_opens_its_own_door_and_no_other(
    app: Flask, ann: FlaskClient, keys: dict[str, str]
) -> None:
    keys["seat"] = cookie_in(ann)

    opened = {
        kind: {door for door in (*DOORS, "board", "markdown", "code") if opens(app, door, key)}
        for kind, key in keys.items()
    }

    assert opened == {
        "participant": {"participant"},
        "facilitator": {"facilitator"},
        "screen": {"screen"},
        "board": {"board", "markdown"},
        "code": {"code"},
        "session": set(),
        "seat": set(),
    }


@pytest.mark.parametrize("kind", [*DOORS, "board"])
def test_a_key_that_was_changed_opens_nothing(app: Flask, keys: dict[str, str], kind: str) -> None:
    key = keys[kind]
    bare = key[2:]
    changed = [
        *(front + bare for front in FRONTS if front != key[:2]),
        bare,
        key[:-1],
        key + "A",
        key.swapcase(),
        key[:-1] + ("A" if key[-1] != "A" else "B"),
        f" {key}",
        f"{key} ",
        f"{key}\0",
        f"{key}\ud800",
        f"{key}\u0301",
        key.replace("-", "‐", 1),
        f"{key[:2]}{'A' * 5_000}",
        key[:2],
        "",
        "%",
        "' or 1=1 --",
        "../desk",
    ]

    for wrong in changed:
        assert not any(opens(app, door, wrong) for door in DOORS), wrong
        if wrong.isascii() and "\0" not in wrong:
            assert not opens(app, "board", wrong), wrong


def test_unknown_wrong_ended_and_deleted_look_alike(
    app: Flask, ann: FlaskClient, session: str, keys: dict[str, str]
) -> None:
    gone = make_session(ann)
    gone_keys = app.extensions["kesken"].sessions.links(gone)
    ann.post(f"/desk/{gone}/delete", json={"sure": True})
    stranger = app.test_client()

    keyless, placeless = (
        (
            stranger.post("/join/key", json={"key": "p-nothing"}, headers=JSON),
            stranger.post("/join/key", json={"key": keys["facilitator"]}, headers=JSON),
            stranger.post("/join/key", json={"key": gone_keys.join_url.partition("#")[2]}, headers=JSON),
            stranger.get(f"/b/{keys['participant']}", headers=JSON),
            stranger.get(f"/b/{gone_keys.board_url.rpartition('/')[2]}", headers=JSON),
            stranger.get(f"/b/{gone_keys.board_url.rpartition('/')[2]}.md", headers=JSON),
            stranger.get(f"/desk/{session}/agenda", headers=JSON),
            stranger.post(f"/desk/{session}/agenda", json={"version": 1, "steps": []}, headers=JSON),
            stranger.post(f"/desk/{session}/links", json={"kind": "facilitator"}, headers=JSON),
            stranger.post(f"/desk/{session}/delete", json={"sure": True}, headers=JSON),
            stranger.get("/nowhere", headers=JSON),
        ),
        (  # without a place in a session, nothing tells whether there is such a one
            stranger.get(f"/desk/{session}", headers=JSON),
            stranger.get(f"/desk/{gone}", headers=JSON),
            stranger.get(f"/screen/{session}", headers=JSON),
            stranger.get(f"/screen/{gone}", headers=JSON),
        ),
    )

    for answers in (keyless, placeless):
        assert len({(one.status_code, one.data, one.headers.get("Content-Type")) for one in answers}) == 1


def test_no_key_is_stored_as_it_is(app: Flask, keys: dict[str, str]) -> None:
    store = app.extensions["kesken"].store
    stored = b"".join(path.read_bytes() for path in app.extensions["kesken"].settings.data.glob("kesken.db*"))

    for kind in ("participant", "board", "facilitator", "screen"):
        assert keys[kind].encode() not in stored
        assert keys[kind][2:].encode() not in stored
    assert store.is_sqlite


def opens(app: Flask, door: str, key: str) -> bool:
    """For a browser that has been nowhere yet."""
    stranger = app.test_client()
    answer: Any
    if door == "code":
        answer = stranger.post("/join", data={"code": key})
        forget_wrong_codes(app)
        return bool(answer.status_code == 303)
    if door in ("board", "markdown"):
        return bool(stranger.get(f"/b/{key}" + (".md" if door == "markdown" else "")).status_code == 200)
    answer = stranger.post(DOORS[door], json={"key": key}, headers=JSON)
    assert answer.status_code in (200, 404)
    return bool(answer.status_code == 200 and "Set-Cookie" in answer.headers)


def forget_wrong_codes(app: Flask) -> None:
    app.extensions["kesken"].sessions._limits._own.storage.reset()


def make_session(ann: FlaskClient) -> str:
    where: str = ann.post("/new", data=A_SESSION).headers["Location"]
    return where.rpartition("/")[2].partition("?")[0]


def cookie_in(browser: FlaskClient) -> str:
    return str(
        next(
            cookie.value
            for (_, _, name), cookie in browser._cookies.items()
            if name.startswith(cookie_of("", "facilitator"))
        )
    )
