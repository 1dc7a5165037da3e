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


class Presence:
    def __init__(
        self, voice: Voice, open_round: Callable[[str], OpenRound | None], bell: Bell | None = None
    ) -> None:
        self._voice = voice
        self._open_round = open_round
        self._bell = bell
        self._here: dict[str, Here] = {}
        self._signals: dict[str, dict[str, Signal]] = {}  # session -> connection -> what it shows
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

    def signal(self, session: str, connection: str, signal: Signal | None) -> None:
        """What a phone shows now, in place of what it showed; gone when the phone goes."""
        shown = self._signals.setdefault(session, {})
        shown.pop(connection, None)
        if signal:
            shown[connection] = signal  # counted once its phone is here
        if not shown:
            del self._signals[session]
        self.announce(session)

    def is_asked_to_wait(self, session: str) -> bool:
        return self._shown(session)["moments"] > 0

    def phones(self, session: str) -> int:
        """As last told: with those of other processes."""
        return int(self._told.get(session, {}).get("phones", 0))

    def is_empty(self, session: str) -> bool:
        return not self._here.get(session)

    def forget(self, session: str) -> None:
        for kept in (self._here, self._signals, self._told, self._rung, self._told_behind):
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
        open_round = self._open_round(session)
        told["gave"] = coarse(*open_round) if open_round else None
        if self._told.get(session) != told and session in self._here:
            self._told[session] = told
            self._voice.tell(session, "presence", told)
        has_news = self._rung.get(session) != mine
        self._rung[session] = mine
        if self._bell and has_news:
            self._bell.ring(session)

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
        return signals(self._here.get(session, {}), self._signals.get(session, {}))


def counts(here: Here) -> Counts:
    """Seats, not connections: a page that reloads is there once."""
    seats = {"phones": "participant", "screens": "screen", "desks": "facilitator"}
    return {what: len({seat for its, seat in here.values() if its == role}) for what, role in seats.items()}


def signals(here: Here, shown: dict[str, Signal]) -> Counts:
    """By seats too: two pages of one phone raise one hand."""
    seats = {(here[connection][1], signal) for connection, signal in shown.items() if connection in here}
    return {what: sum(one == signal for _, one in seats) for what, signal in NAMES.items()}


NAMES: dict[str, Signal] = {"hands": "hand", "moments": "moment"}


def coarse(is_exact: bool, phones: int) -> dict[str, int]:
    """Of marks the number is exact: it tells who answered, not what. Of thoughts it comes in steps, and under
    the quorum not at all: the step from three to four would name whoever just put the phone down.
    """
    if is_exact:
        return {"exact": phones}
    if phones < QUORUM:
        return {"at_least": 0}
    return {"at_least": QUORUM if phones < 10 else phones // 5 * 5}
