"""Who is here, and how many have given something: true only now, told twice a second at most, never kept."""

from collections.abc import Callable
from typing import Any, Literal

from server import runtime
from server.rooms.behind import Reading, Where
from server.rooms.bell import Bell, Counts
from server.rooms.voice import Voice
from sessions.rounds.ending import QUORUM

EVERY = 0.5  # seconds
UNTOLD = -1
OpenRound = tuple[bool, int]  # whether the exact number is told, and how many different phones gave something
Here = dict[str, tuple[str, str]]  # connection -> (role, seat)
Signal = Literal["hand", "moment"]  # «I have something to say», «I need a moment»
Shown = tuple[Signal, int]  # what a connection shows, and the number it was given when it began


class Presence:
    def __init__(
        self, voice: Voice, open_round: Callable[[str], OpenRound | None], bell: Bell | None = None
    ) -> None:
        self._voice = voice
        self._open_round = open_round
        self._bell = bell
        self._here: dict[str, Here] = {}
        self._signals: dict[str, dict[str, Shown]] = {}  # session -> connection
        self._last: dict[str, int] = {}  # session -> the highest number of a signal that was heard of
        self._seen: dict[str, Counts] = {}  # session -> up to which number desks have seen the signals
        self._due: set[str] = set()
        self._told: dict[str, dict[str, Any]] = {}
        self._rung: dict[str, Counts] = {}
        self._reading = Reading()
        self._told_behind: dict[str, int] = {}

    def come(self, session: str, connection: str, role: str, seat: str) -> None:
        self._here.setdefault(session, {})[connection] = (role, seat)
        self._told.pop(session, None)  # whoever comes is to hear it, even when the numbers stay
        if role == "facilitator" and self._told_behind.get(session):
            self._told_behind[session] = UNTOLD
        self.announce(session)

    def go(self, session: str, connection: str) -> None:
        self._here.get(session, {}).pop(connection, None)
        self._reading.go(session, connection)
        self.signal(session, connection, None)
        self.announce(session)

    def cue(self, session: str, where: Where) -> None:
        """From now on phones that have not read so far are behind."""
        self._reading.cue(session, where)

    def read(self, session: str, connection: str, where: Where) -> None:
        if connection in self._here.get(session, {}):
            self._reading.read(session, connection, where)

    def look_who_is_behind(self) -> None:
        """Each second: it changes by itself, as time goes by."""
        for session in self._here:
            if self._behind(session) != self._rung.get(session, {}).get("behind", 0):
                self.announce(session)

    def signal(self, session: str, connection: str, signal: Signal | None) -> int:
        """What a phone shows now, in place of what it showed; gone when the phone goes.
        Returns the number that it has from when it was first shown,
        by which its phone knows when a desk has seen it; 0 for nothing.
        """
        shown = self._signals.setdefault(session, {})
        before = shown.pop(connection, None)
        number = 0
        if signal:
            number = before[1] if before and before[0] == signal else self._last.get(session, 0) + 1
            self._last[session] = max(self._last.get(session, 0), number)
            shown[connection] = signal, number  # counted once its phone is here
        if not shown:
            del self._signals[session]
        self.announce(session)
        return number

    def heed(self, session: str, signal: Signal, to: int) -> None:
        """A desk has seen those that were shown up to this number, and none that it was not told of."""
        seen = self._seen.setdefault(session, {})
        what = f"seen_{signal}"
        seen[what] = max(seen.get(what, 0), min(to, self._last.get(session, 0)))
        self.announce(session)

    def is_asked_to_wait(self, session: str) -> bool:
        return self._shown(session)["moments"] > 0

    def phones(self, session: str) -> int:
        """As last told: with those of other processes."""
        return int(self._told.get(session, {}).get("phones", 0))

    def is_empty(self, session: str) -> bool:
        return not self._here.get(session)

    def forget(self, session: str) -> None:
        for kept in (
            self._here,
            self._signals,
            self._last,
            self._seen,
            self._told,
            self._rung,
            self._told_behind,
        ):
            kept.pop(session, None)
        self._reading.forget(session)

    def announce(self, session: str) -> None:
        """Soon, and only when it says something new."""
        if session in self._here and session not in self._due:
            self._due.add(session)
            runtime.call_later(EVERY, self._tell, session)

    def announce_all(self) -> None:
        """From time to time: other processes believe what they were told for a few seconds only."""
        for session in self._here:
            self.announce(session)

    def _tell(self, session: str) -> None:
        self._due.discard(session)
        mine = counts(self._here.get(session, {})) | self._shown(session) | {"behind": self._behind(session)}
        told: dict[str, Any] = {**(self._bell.count(session, mine) if self._bell else mine)}
        self._tell_behind(session, told.pop("behind"))
        self._learn(session, told)
        open_round = self._open_round(session)
        told["gave"] = coarse(*open_round) if open_round else None
        if self._told.get(session) != told and session in self._here:
            self._told[session] = told
            self._voice.tell(session, "presence", told)
        has_news = self._rung.get(session) != mine
        self._rung[session] = mine
        if self._bell and has_news:
            self._bell.ring(session)

    def _learn(self, session: str, told: Counts) -> None:
        """What other processes have numbered and seen: numbers go on from there."""
        newest = max(told["newest_hand"], told["newest_moment"])
        if newest > self._last.get(session, 0):
            self._last[session] = newest
        if any(told[what] for what in SEEN):
            self._seen[session] = {what: told[what] for what in SEEN}

    def _tell_behind(self, session: str, behind: int) -> None:
        """To desks alone, while some are and once when none is any more."""
        if self._told_behind.get(session, 0) != behind and session in self._here:
            self._told_behind[session] = behind
            self._voice.tell_desks(session, "desk", {"behind": behind})

    def _behind(self, session: str) -> int:
        here = self._here.get(session, {})
        phones = {connection: seat for connection, (role, seat) in here.items() if role == "participant"}
        return self._reading.behind(session, phones)

    def _shown(self, session: str) -> Counts:
        seen = self._seen.get(session, {})
        shown = signals(self._here.get(session, {}), self._signals.get(session, {}))
        return shown | {what: seen.get(what, 0) for what in SEEN}


def counts(here: Here) -> Counts:
    """Seats, not connections: a page that reloads is there once."""
    seats = {"phones": "participant", "screens": "screen", "desks": "facilitator"}
    return {what: len({seat for its, seat in here.values() if its == role}) for what, role in seats.items()}


def signals(here: Here, shown: dict[str, Shown]) -> Counts:
    """By seats too: two pages of one phone raise one hand.
    And the number of the newest of those that are shown now.
    """
    there = [(here[connection][1], *what) for connection, what in shown.items() if connection in here]
    seats = {(seat, signal) for seat, signal, _ in there}
    counts = {what: sum(one == signal for _, one in seats) for what, signal in NAMES.items()}
    newest = {
        f"newest_{signal}": max((number for _, one, number in there if one == signal), default=0)
        for signal in NAMES.values()
    }
    return counts | newest


NAMES: dict[str, Signal] = {"hands": "hand", "moments": "moment"}
SEEN = ("seen_hand", "seen_moment")


def coarse(is_exact: bool, phones: int) -> dict[str, int]:
    """Of marks the number is exact: it tells who answered, not what. Of thoughts it comes in steps, and under
    the quorum not at all: the step from three to four would name whoever just put the phone down.
    """
    if is_exact:
        return {"exact": phones}
    if phones < QUORUM:
        return {"at_least": 0}
    return {"at_least": QUORUM if phones < 10 else phones // 5 * 5}
