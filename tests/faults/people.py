"""Those who take part and take notes: phones with a phone's rules, and a desk that keeps the same ones."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from typing import Any, ClassVar, TypeVar

import requests
from msgspec import to_builtins

from server.demo.outbox import Given, Outbox
from server.demo.phone import PretendPhone
from sessions.thoughts.thought import ThoughtStep
from sessions.view import SessionView
from tests.faults.history import History
from tests.harness.patience import PATIENCE

T = TypeVar("T")
A_SESSION = {
    "title": "One calendar for all",
    "change": "one shared calendar",
    "language": "en",
    "who": "team",
    "keep_days": "365",
    "design": "where_are_we",
}
STEPS = (("board", "First thoughts"), ("curve", "Where are we"), ("board", "Second thoughts"))


class Phone(PretendPhone):
    """Notes what it sees as digests, and which thoughts came into sight or went out of it."""

    def __init__(self, url: str, history: History, room: str, label: str, **how: Any) -> None:
        super().__init__(url, label=label, history=history.of_room(room), **how)
        self._notes = history
        self._in_sight: set[str] = set()
        self.had_trouble = False  # an answer did not come

    def glance(self, look: Callable[[SessionView], T]) -> T:
        """While nothing moves."""
        with self._at.moved:
            return look(self.view)

    def goes_into_the_lift(self) -> None:
        """Without waiting until the line is lost."""
        self._at.want(line=False)

    def _record(self, what: str, **fact: Any) -> None:
        if what == "deliver":
            fact["events"] = self._notes.keep(fact["events"])
        elif what == "view":
            del fact["view"]
        self.had_trouble = self.had_trouble or what == "unknown"
        if what in ("deliver", "view"):
            fact |= self._sight()
        super()._record(what, **fact)

    def _sight(self) -> dict[str, Any]:
        before, self._in_sight = self._in_sight, words_in(self.view)
        return {
            "hash": self._notes.keep(to_builtins(self.view)),
            "came": sorted(self._in_sight - before),
            "went": sorted(before - self._in_sight),
        }

    def says_what_it_shows(self) -> None:
        """Of everything that was given, for the end."""
        for given in self.given:
            self._record("shown", do=given.do, name=given.name, state=given.state)

    def stands(self) -> dict[str, Any]:
        """For the end: where it is and what it sees."""
        with self._at.moved:
            return {**self.position, "hash": self._notes.keep(to_builtins(self.view))}


def words_in(view: SessionView) -> set[str]:
    """The names of all thoughts that can be read."""
    boards = (step for step in view.steps if isinstance(step, ThoughtStep))
    thoughts = (one for board in boards for idea in board.ideas for one in (idea, *idea.continuations))
    return {thought.name for thought in thoughts if not thought.is_taken_back}


@dataclass(eq=False)
class Cue(Given):
    """What a desk asks for. It has no name on the wire, so it gets one for the notes."""

    label: str = ""

    @property
    def name(self) -> str:
        return self.label


class CueBox(Outbox):
    def first(self, stage: str | None) -> Given | None:
        """A desk steers wherever the room is."""
        return next((given for given in self.given if given.state == "waiting"), None)


class Desk(Phone):
    """Ann's. She asks again, like a phone, until it is known to be done."""

    role: ClassVar[str] = "facilitator"

    def __init__(self, *args: Any, **how: Any) -> None:
        super().__init__(*args, **how)
        self._outbox = CueBox(how.get("pace", 1.0))
        self._numbers = count(1)

    def cues(self, do: str, **fields: Any) -> Cue:
        """Returns at once."""
        cue = Cue(do, fields, label=f"{self.label} cue {next(self._numbers)}")
        self.send(cue)
        return cue

    def gets(self, do: str, *, within: float = PATIENCE, **fields: Any) -> Cue:
        """Waits until it is done, or refused."""
        cue = self.cues(do, **fields)
        self.wait_for(lambda: cue.state != "waiting", within)
        return cue


def make_session(url: str) -> tuple[requests.Session, str, list[str]]:
    """Ann's browser, the session's id, and the steps of its agenda: board, curve, board."""
    browser = requests.Session()
    browser.trust_env = False
    browser.headers["Origin"] = url
    made = browser.post(f"{url}/new", data=A_SESSION, allow_redirects=False)
    session = made.headers["Location"].rpartition("/")[2].partition("?")[0]
    where = f"{url}/desk/{session}/agenda"
    steps = [
        {"step": f"{place}{session[:5]}", "kind": kind, "title": title}
        for place, (kind, title) in enumerate(STEPS)
    ]
    version = browser.get(where).json()["version"]
    answer = browser.post(where, json={"version": version, "steps": steps})
    answer.raise_for_status()
    return browser, session, [str(step["step"]) for step in steps]
