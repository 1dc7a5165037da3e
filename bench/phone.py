"""How quick a slow phone is on a big board: what one more thought costs, and one more letter.

  ./dev bench phone                       500 thoughts, a processor six times slower than this one
  ./dev bench phone --thoughts 100 --slower 4 --rounds 5

Milliseconds of script, style and layout, as Chromium counts them, in the time of the page's own thread,
times `--slower`: with Chromium's own throttling, what else the machine does would be measured too.
At 60 frames a second a frame has 16 ms.
"""

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from playwright.sync_api import CDPSession, Page

from tests.harness.browser import browser
from tests.harness.server import running_server
from tests.server.wired import Page as Wired
from tests.server.wired import workshop

EACH = 5  # thoughts that one phone may send at once
PREPARED = 1.2  # seconds after which nothing follows any more from what was prepared
SOON = 0.12  # seconds in which an act is drawn; what is said to those who listen comes after them
PARTS = ("Script", "RecalcStyle", "Layout")
SENTENCE = "what if the first week were only for trying out and nobody counted anything yet"


class Cost(NamedTuple):
    script: float
    style: float
    layout: float

    @property
    def whole(self) -> float:
        return sum(self)


def main() -> None:
    asked = arguments()
    with tempfile.TemporaryDirectory() as data, running_server(Path(data)) as kesken, browser() as chromium:  # noqa: SIM117
        with workshop(kesken.url, phones=asked.thoughts // EACH) as room:
            ann, board = room.desk, room.steps[1]
            ann.asks("OpenStep", step=board)
            with chromium.new_context(viewport={"width": 360, "height": 640}, is_mobile=True) as context:
                page = context.new_page()
                page.goto(ann.enters()["join"]["url"])
                page.wait_for_selector(".board-writing textarea")
                measure(Board(ann, room.phones, board), SlowPage(page, asked.slower), asked.rounds)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./dev bench phone")
    parser.add_argument("--thoughts", type=int, default=500)
    parser.add_argument("--slower", type=float, default=6)
    parser.add_argument("--rounds", type=int, default=9)
    return parser.parse_args()


def measure(board: "Board", phone: "SlowPage", rounds: int) -> None:
    board.fill()
    say("all thoughts at once", [phone.cost(board.show)])
    say("one more thought", [phone.cost(board.show, before=board.add_one) for _ in range(rounds)])
    say("one continuation", [phone.cost(board.show, before=board.continue_one) for _ in range(rounds)])
    phone.page.locator(".board-writing textarea").focus()
    say("a letter", [phone.cost(lambda: phone.press("a")) for _ in range(rounds)])
    phone.page.locator("article button").nth(3).click()
    say("a letter in a continuation", [phone.cost(lambda: phone.press("a")) for _ in range(rounds)])


def say(what: str, costs: list[Cost]) -> None:
    middle = median(cost.whole for cost in costs)
    parts = ", ".join(f"{name} {median(getattr(cost, name) for cost in costs):.1f}" for name in Cost._fields)
    print(f"{what:28} {middle:7.1f} ms   ({parts}; most {max(cost.whole for cost in costs):.1f})", flush=True)


class SlowPage:
    def __init__(self, page: Page, slower: float) -> None:
        self.page, self._slower = page, slower
        self._session: CDPSession = page.context.new_cdp_session(page)
        self._session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def cost(self, act: Callable[[], object], before: Callable[[], object] = lambda: None) -> Cost:
        """Of what follows from `act`, without what the page does anyway."""
        before()
        time.sleep(PREPARED)
        idle = self._spent(lambda: None)
        busy = self._spent(act)
        return Cost(
            *(self._slower * max(0.0, took - anyway) for took, anyway in zip(busy, idle, strict=True))
        )

    def press(self, key: str) -> None:
        self._session.send("Input.insertText", {"text": key})

    def _spent(self, act: Callable[[], object]) -> list[float]:
        start = self._clocks()
        act()
        time.sleep(SOON)
        return [1000 * (now - then) for then, now in zip(start, self._clocks(), strict=True)]

    def _clocks(self) -> list[float]:
        said: dict[str, Any] = self._session.send("Performance.getMetrics")
        clocks = {one["name"]: one["value"] for one in said["metrics"]}
        return [clocks[f"{part}Duration"] for part in PARTS]


class Board:
    """A board on the stage, and the people who fill it."""

    def __init__(self, ann: Wired, people: list[Wired], step: str) -> None:
        self._ann, self._people, self._step = ann, people, step
        self._chance = random.Random(1)
        self._shown = list[str]()
        self._round = 1

    def fill(self) -> None:
        for person in self._people:
            self._shown += [
                person.gives("PostIdea", step=self._step, text=self._words()).name for _ in range(EACH)
            ]
            time.sleep(EACH / 30)  # what a room takes in a second

    def add_one(self) -> None:
        first, *others = self._givers()
        first.gives("PostIdea", step=self._step, text=self._words())
        self._add_nothing(others)

    def continue_one(self) -> None:
        first, *others = self._givers()
        made, idea = first.thing(), self._chance.choice(self._shown)
        fields = {"name": made.name, "salt": made.salt, "text": self._words(), "idea": idea, "kind": "add"}
        first.asks("ContinueIdea", step=self._step, **fields)
        self._add_nothing(others)

    def show(self) -> None:
        said = self._ann.asks("RevealRound", step=self._step, round=self._round, detail="phases")
        assert "ok" in said, said
        self._round += 1

    def _givers(self) -> list[Wired]:
        start = (self._round * EACH) % len(self._people)
        return (self._people + self._people)[start : start + 5]

    def _add_nothing(self, people: list[Wired]) -> None:
        for person in people:
            made = person.thing()
            person.asks("AddNothing", step=self._step, round=self._round, name=made.name, salt=made.salt)

    def _words(self) -> str:
        return " ".join(self._chance.choices(SENTENCE.split(), k=self._chance.randint(4, 30)))


if __name__ == "__main__":
    main()
