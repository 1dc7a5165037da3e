"""Nothing can be stored: each page says so, in a sentence, and the log says it once."""

import errno
import logging
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from server.keeping.deleted import Deleted
from tests.harness.server import faults_in
from tests.server.pages.conftest import A_SESSION, a_browser

SAYS = "The server can store nothing at the moment. Try again in a little while."
SAYS_FI = "Palvelin ei juuri nyt pysty tallentamaan mitään. Yritä hetken päästä uudelleen."


@pytest.fixture
def cleo(app: Flask) -> FlaskClient:
    return a_browser(app)


@pytest.fixture
def key(app: Flask, session: str) -> str:
    """Of the invitation."""
    url: str = app.extensions["kesken"].sessions.links(session).join_url
    return url.partition("#")[2]


@pytest.fixture
def away(tmp_path: Path, key: str) -> Callable[[], object]:
    """The database's file has been moved; this brings it back."""
    file, aside = tmp_path / "kesken.db", tmp_path / "aside.db"
    file.rename(aside)
    return lambda: aside.rename(file)


def test_no_session_is_made_that_could_not_be_kept(ann: FlaskClient, away: Callable[[], object]) -> None:
    answer = ann.post("/new", data=A_SESSION)
    assert answer.status_code == 503
    assert SAYS in answer.text

    away()

    assert ann.post("/new", data=A_SESSION).status_code == 303


def test_whoever_comes_by_the_code_or_the_link_hears_the_same(
    ben: FlaskClient, cleo: FlaskClient, key: str, away: Callable[[], object]
) -> None:
    ben.environ_base["HTTP_ACCEPT_LANGUAGE"] = "fi"
    assert SAYS_FI in ben.post("/join", data={"code": "ABCDEFG"}).text

    answer = cleo.post("/join/key", json={"key": key}, headers={"Accept": "application/json"})
    assert answer.json == {"refused": "away", "say": SAYS}

    away()

    assert "go" in cleo.post("/join/key", json={"key": key}).json


def test_the_log_says_it_once_and_shows_no_traceback(
    ann: FlaskClient, away: Callable[[], object], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)

    for _ in range(3):
        ann.post("/new", data=A_SESSION)

    assert len(caplog.messages) == 1
    assert faults_in(caplog.text) == []


def test_health_says_what_happened_and_what_would_help(dov: FlaskClient, away: Callable[[], object]) -> None:
    answer = dov.get("/health")

    assert answer.status_code == 503
    [wrong] = [one["say"] for one in answer.json["findings"] if one["level"] == "wrong"]
    assert wrong.startswith("The database file is gone from its place")
    assert "Do not stop Kesken before" in wrong


def test_health_answers_when_the_whole_folder_is_gone(
    app: Flask, dov: FlaskClient, session: str, tmp_path: Path
) -> None:
    aside = tmp_path.with_name(f"{tmp_path.name} aside")
    tmp_path.rename(aside)
    answer = dov.get("/health")
    aside.rename(tmp_path)

    wrong = [one["say"] for one in answer.json["findings"] if one["level"] == "wrong"]
    assert [say.partition(":")[0].partition(" is")[0] for say in wrong] == [
        "The database file",
        "The data folder cannot be looked through",
    ]
    assert str(tmp_path) not in answer.text


@pytest.mark.parametrize("number", [errno.EMFILE, errno.ENOSPC, errno.EROFS])
def test_a_session_is_not_deleted_while_that_cannot_be_noted(
    app: Flask,
    ann: FlaskClient,
    session: str,
    number: int,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Otherwise a restore would bring it back."""

    def no_file(*_: object, **__: object) -> None:
        raise OSError(number, "no file", "/a/path/of/this/machine")

    with monkeypatch.context() as patched:
        patched.setattr(Deleted, "note", no_file)
        answer = ann.post(f"/desk/{session}/delete", json={"sure": True})

    assert answer.status_code == 503
    assert SAYS in answer.text
    assert ann.get(f"/desk/{session}/agenda").status_code == 200
    [said] = caplog.messages
    assert said.startswith("A page had no file. ")
    assert said.endswith(": make room, then try again.") == (number == errno.ENOSPC)
