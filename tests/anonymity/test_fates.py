"""No acknowledged thought ends unseen without its phone being told.
Phones and a desk do whatever they like; the browser's own code keeps what each phone gave;
somebody beside the room notes what became of it. At the end both must agree.
"""

import hmac
import json
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test
from msgspec import to_builtins

from sessions.command import Command, Given
from sessions.names import decode, encode, name_of
from sessions.state import By
from sessions.turn import Turn
from sessions.view import SessionView, canonical
from tests.sessions.any_workshop import AnyWorkshop
from tests.sessions.notes import Notes
from tests.sessions.play import BOARD, SESSION, Play

ROOT = Path(__file__).resolve().parents[2]
MANY = settings(
    max_examples=150,
    stateful_step_count=70,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
# what became of it -> what its phone holds of it then; None: nothing more, since everybody sees what became
# of it
TOLD: dict[str, tuple[str | None, ...]] = {
    "waits": ("sealed", "unshown"),
    "shown": (None,),
    "withdrawn": (None,),
    "taken back": (None,),
    "replaced": (None,),
    "counted": ("counted",),
    "burnt": ("burnt", "lost"),
}
Phones = dict[str, dict[str, str]]  # seat -> name -> its fate


class Recorded(Play):
    """A workshop that remembers what everybody was told and what each phone was answered."""

    def __post_init__(self) -> None:
        self.story: list[dict[str, Any]] = []
        self.acknowledged: set[Command] = set()
        super().__post_init__()

    def ask(self, command: Command, by: By) -> int | str:
        answer = super().ask(command, by)
        if isinstance(command, Given) and command not in self.acknowledged and _is_own(command, by.seat):
            self.acknowledged.add(command)
            self.story.append({"ack": by.seat, "act": type(command).__name__, "with": _fields(command)})
        return answer

    def _write(self, turn: Turn) -> None:
        super()._write(turn)
        if turn.told:
            self.story.append({"events": self.frames[-1]})


class AnyRecorded(AnyWorkshop):
    played: list[tuple[Recorded, Notes]] = []  # type: ignore[assignment]  # noqa: RUF012

    def begin(self) -> Play:
        return Recorded.on(BOARD)

    def teardown(self) -> None:
        if len(AnyRecorded.played) % 2:
            self.the_desk_ends(is_meant=0)
        AnyRecorded.played.append((self.play, self.notes))  # type: ignore[arg-type]


AnyRecorded.TestCase.settings = MANY


@pytest.fixture(scope="module")
def workshops() -> list[tuple[Recorded, Notes]]:
    AnyRecorded.played.clear()
    run_state_machine_as_test(AnyRecorded, settings=MANY)
    return AnyRecorded.played


def test_every_phone_knows_what_became_of_everything_it_gave(workshops: list[tuple[Recorded, Notes]]) -> None:
    fates: Counter[tuple[str, str]] = Counter()
    for (_, notes), phones in zip(workshops, on_the_phones([play for play, _ in workshops]), strict=True):
        assert untold(notes, phones) == []
        fates.update((given.kind, given.fate) for given in notes.things.values())

    assert sum(fates.values()) > 2_000
    assert {fate for _, fate in fates} >= TOLD.keys(), fates  # what is drawn hangs on what else is loaded
    for fate in ("waits", "shown", "withdrawn", "taken back", "burnt"):
        assert fates["idea", fate], fates
    for seen in (
        ("continuation", "shown"),
        ("continuation", "waits"),
        ("mark", "counted"),
        ("mark", "burnt"),
    ):
        assert fates[seen], fates


def test_at_the_end_of_a_session_nothing_waits_unsaid(workshops: list[tuple[Recorded, Notes]]) -> None:
    ended = [play for play, _ in workshops if play.view.phase == "ended"]
    assert len(ended) > 50

    told = {fate for phones in on_the_phones(ended) for phone in phones.values() for fate in phone.values()}

    assert told == {"lost", "burnt", "counted"}


@pytest.mark.parametrize("lost", ["ThoughtsShown", "MarksBurnt", "SessionEnded", "a slip"])
def test_a_thought_that_went_unsaid_would_be_seen(workshops: list[tuple[Recorded, Notes]], lost: str) -> None:
    """The test of the test: phones miss an event, or a slip that was acknowledged is lost in the box."""
    plays = []
    for play, notes in workshops:
        story = [
            {"events": [event for event in part["events"] if event["is"] != lost]}
            if "events" in part
            else part
            for part in play.story
        ]
        if lost == "a slip":
            waiting = {given.thing.name for given in notes.things.values() if given.fate == "waits"}
            story = [part for part in story if part.get("with", {}).get("name") not in waiting]
        plays.append(story)

    found = [
        untold(notes, phones) for (_, notes), phones in zip(workshops, in_the_browser(plays), strict=True)
    ]

    assert any(found)


def untold(notes: Notes, phones: Phones) -> list[tuple[str, str, str | None]]:
    """What became of something, and its phone says otherwise. «Nothing to add» is no thought."""
    found = []
    for given in notes.things.values():
        says = phones.get(given.seat, {}).get(given.thing.name)
        if given.kind != "nothing" and says not in _may_say(given, notes):
            found.append((given.kind, given.fate, says))
    return found


def _may_say(given: Any, notes: Notes) -> tuple[str | None, ...]:
    """A change of mind about a thought that is gone has nothing left to say."""
    about = notes.things.get(given.about)
    is_gone = about is not None and about.fate == "withdrawn"
    return (*TOLD[given.fate], None) if is_gone else TOLD[given.fate]


def on_the_phones(plays: list[Recorded]) -> list[Phones]:
    return in_the_browser([play.story for play in plays])


def in_the_browser(stories: list[list[dict[str, Any]]]) -> list[Phones]:
    view = json.loads(canonical(SessionView()))
    lines = [json.dumps({"view": view, "story": story}) for story in stories]
    done = subprocess.run(
        ["node", "tests/anonymity/fates.mjs"],
        input="\n".join(lines).encode(),
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def _is_own(command: Command, seat: str) -> bool:
    """Who gives a name that another phone made is answered as for a repeat, and has given nothing."""
    salt = getattr(command, "salt", None)
    if salt is None:
        return True
    secret = encode(hmac.new(seat.encode(), decode(salt), "sha256").digest())
    return name_of(SESSION, secret) == getattr(command, "name", "")


def _fields(command: Command) -> dict[str, Any]:
    fields: dict[str, Any] = to_builtins(command)
    del fields["do"]
    return fields
