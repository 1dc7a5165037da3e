"""A workshop under way on the server that is just starting: a session, its first step open, and its crowd."""

import subprocess
import sys
from typing import NamedTuple

from server.app import House
from server.demo.crowd import ALL
from server.demo.thoughts import WORKSHOPS
from sessions.stage.cues import OpenStep
from sessions.state import By

KEEP_DAYS = 30


class Opened(NamedTuple):
    title: str
    desk_url: str
    screen_url: str
    join_url: str
    code: str

    def __str__(self) -> str:
        return (
            f"“{self.title}” is under way, with {ALL} pretend phones.\n"
            f"  Facilitate it:    {self.desk_url}\n"
            f"  Projector:        {self.screen_url}\n"
            f"  Your own phone:   {self.join_url}   or the code {self.code}"
        )


def open_workshop(house: House, language: str) -> Opened:
    title, change = WORKSHOPS[language]
    made = house.making.create(
        title=title,
        change=change,
        language=language,
        audience=("present", ""),
        keep_days=KEEP_DAYS,
        is_one_team=False,
        design="where_are_we",
    )
    first = house.agendas.read(made.session)[1][0]["step"]
    house.rooms.of(made.session).perform(OpenStep(step=first), By("facilitator", "the demo"))
    links, base = house.sessions.links(made.session), house.settings.base_url
    screen_key = house.sessions.mint(made.session, "screen")
    return Opened(
        title=title,
        desk_url=f"{base}/desk#{made.desk_key}",
        screen_url=f"{base}/screen#{screen_key}",
        join_url=links.join_url,
        code=links.code,
    )


def send_crowd(url: str, opened: Opened, language: str) -> "subprocess.Popen[bytes]":
    """A process of its own, since its phones have threads. It ends when the pipe to it closes: with ours,
    also when that is killed. Keep what is returned.
    """
    command = [sys.executable, "-m", "server.demo", "--url", url, "--lang", language]
    command += ["--invitation", opened.join_url.rpartition("#")[2], "--until-stdin-ends"]
    return subprocess.Popen(command, stdin=subprocess.PIPE)
