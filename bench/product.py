"""Kesken, made ready for a load: sessions with a board or a curve, made over HTTP by real desks, and seats.

A seat is its signed cookie. Here it is signed with the server's own key instead of fetched: ten thousand
phones would otherwise spend a minute at the door, which is no part of what is measured.
"""

import json
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import requests

from bench.loads import Act, Load
from server.access.seat_cookies import Pen, cookie_of
from sessions.names import encode
from tests.server.wired import A_SESSION, Page

SECRET = secrets.token_hex(32)
STEP = "bench1"
ANSWERS_WITHIN = 30.0  # seconds
IDEA = "we could try it in one team first and look at what it costs before anyone is asked to change a day"
AGENDA: dict[Act, dict[str, Any]] = {
    "thought": {"kind": "board", "settings": {"mode": "open"}},
    "sealed": {"kind": "board", "settings": {"mode": "rounds"}},
    "mark": {"kind": "curve"},
}
WITH_NAME = '"step":"{step}","name":"{name}","salt":"{salt}"'
A_THOUGHT = '{"do":"PostIdea","with":{' + WITH_NAME + ',"text":"ts:{ts} {pad}","column":0}}'
ACTS: dict[Act, str] = {
    "thought": A_THOUGHT,
    "sealed": A_THOUGHT,
    "mark": '{"do":"PlaceMark","with":{' + WITH_NAME + ',"round":1,"station":2}}',
}
MARKERS: dict[Act, str] = {"thought": "ts:", "sealed": "ThoughtsShown", "mark": '"presence"'}


class Sessions:
    """The sessions of one load, and a file of seats in them for the load generator."""

    def __init__(self, url: str, load: Load, seats: Path) -> None:
        self._url, self._load, self._seats = url, load, seats
        self._desks = list[tuple[str, requests.Session]]()

    def make(self) -> None:
        with self._seats.open("w") as seats:
            for _ in range(self._load.rooms):
                session = self._make_one()
                for _ in range(self._load.clients):
                    seats.write(f"{a_seat(session)}\t{session}\t{STEP}\n")

    def options(self) -> list[str]:
        """How phones of ours speak, for the load generator."""
        enter = '{"session":"{session}","as":"participant","language":"en"}'
        act, marker = ACTS[self._load.act], MARKERS[self._load.act]
        come = ["--seats", str(self._seats), "--join", "enter", "--join-json", enter, "--ready", "view"]
        told = [] if self._load.act == "thought" else ["--unheard"]
        return [*come, "--emit", "perform", "--emit-json", act, "--marker", marker, "--ack", *told]

    @contextmanager
    def desk(self) -> Iterator[Page]:
        """Of the first session, come back."""
        session, browser = self._desks[0]
        desk = Page(self._url, browser, session, "facilitator")
        desk.enters()
        try:
            yield desk
        finally:
            desk.goes()

    def _make_one(self) -> str:
        browser = requests.Session()
        made = browser.post(f"{self._url}/new", data=A_SESSION, allow_redirects=False)
        session = made.headers["Location"].rpartition("/")[2].partition("?")[0]
        agenda = f"{self._url}/desk/{session}/agenda"
        step = {"step": STEP, "title": "Bench", "prompt": "What would help?", **AGENDA[self._load.act]}
        version = browser.get(agenda).json()["version"]
        browser.post(agenda, json={"version": version, "steps": [step]}).raise_for_status()
        self._desks.append((session, browser))
        desk = Page(self._url, browser, session, "facilitator")
        desk.enters()
        desk.steers("OpenStep", step=STEP)
        self._fill(session)
        desk.goes()
        return session

    def _fill(self, session: str) -> None:
        """With ideas that stand there before anybody comes."""
        if not self._load.board:
            return
        browser = requests.Session()
        browser.cookies.set(*a_seat(session).split("="))
        phone = Page(self._url, browser, session, "participant")
        phone.enters()
        for number in range(self._load.board):
            phone.gives("PostIdea", step=STEP, text=f"idea {number}: {IDEA}")
        phone.goes()


def reveal(desk: Page) -> None:
    desk.steers("RevealRound", step=STEP, round=1, detail="phases")


def a_seat(session: str) -> str:
    cookie = cookie_of(session, "participant")
    return f"{cookie}={Pen((SECRET,)).write(cookie, encode(secrets.token_bytes(12)))}"


def lateness(path: Path) -> list[float]:
    """How late the loop was, each time since it was last asked, in seconds."""
    path.with_suffix(".ask").touch()
    end = time.monotonic() + ANSWERS_WITHIN
    while not path.exists() and time.monotonic() < end:
        time.sleep(0.05)
    late: list[float] = json.loads(path.read_text())
    path.unlink()
    return late
