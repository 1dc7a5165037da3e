"""What is stored here: told before anybody writes, and in docs/participants.md word for word."""

import re
from html import unescape
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient

ROOT = Path(__file__).resolve().parents[3]
TEXT = re.compile(r'\{\{ _\("(.+?)"(?:, contact=contact)?\) \}\}')
MANY = re.compile(r'\{\{ ngettext\(".+?", "(.+?)", backup_days\) \}\}')


def test_it_names_who_runs_the_server_and_whom_to_write_to(dov: FlaskClient) -> None:
    page = dov.get("/stored").text

    assert "Harbour School" in page
    assert "Something about you here? Write to harbour@example.org." in page


def test_without_an_operator_it_names_the_place(make_app) -> None:
    page = nobodys(make_app()).get("/stored").text

    assert "<p>127.0.0.1:5000</p>" in page
    assert "Tell the facilitator: they can remove a thought, also weeks later." in unescape(page)


def test_it_says_when_what_was_deleted_leaves_the_backups(make_app) -> None:
    known, unknown = (nobodys(make_app(**given)).get("/stored").text for given in ({"BACKUP_DAYS": "7"}, {}))

    assert "What is deleted here is gone from them within 7 days." in known
    assert "until they are replaced" not in known
    assert "What is deleted here stays in them until they are replaced" in unknown


def test_it_is_linked_from_where_people_join_and_read(dov: FlaskClient, app: Flask, session: str) -> None:
    board = app.extensions["kesken"].sessions.links(session).board_url
    for address in ("/", board[board.index("/b/") :]):
        assert 'href="/stored"' in dov.get(address).text
    assert 'href="/stored"' in (ROOT / "static/phone/boss_words.js").read_text(encoding="utf-8")


def test_the_docs_say_the_same() -> None:
    page = (ROOT / "templates/stored.html").read_text(encoding="utf-8")
    sentences = TEXT.findall(page) + MANY.findall(page)
    docs = " ".join((ROOT / "docs/participants.md").read_text(encoding="utf-8").split())

    assert len(sentences) > 40
    assert [sentence for sentence in sentences if sentence not in docs.replace(" - ", " ")] == []


def nobodys(app: Flask) -> FlaskClient:
    client = app.test_client()
    client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "en"
    return client
