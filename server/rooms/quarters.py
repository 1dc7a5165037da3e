"""What happens at quarter minutes: flowing boards show what they hold, and desks hear of flags.

A quarter minute of the clock, and not so long after somebody sent: it would say who that was.
"""

import time
from collections.abc import Callable, Mapping

from server import runtime
from server.rooms.room import Room
from server.rooms.voice import Voice
from sessions.rounds.ending import QUORUM
from sessions.thoughts.showing import ShowFlowing

QUARTER = 15.0  # seconds
# From so many on a board may flow: with fewer, five that sent are soon known.
FEWEST = 20  # phones


class Quarters:
    """`phones(session)`: how many are there, over all processes."""

    def __init__(self, rooms: Mapping[str, Room], voice: Voice, phones: Callable[[str], int]) -> None:
        self._rooms = rooms
        self._voice = voice
        self._phones = phones
        self._flagged: set[str] = set()  # sessions whose desks were told of a flag

    def start(self) -> None:
        runtime.spawn(self._run)

    def strike(self) -> None:
        for session, room in list(self._rooms.items()):
            self._tell_flags(session, room)
            self._flow(session, room)

    def _run(self) -> None:
        while True:
            runtime.sleep(QUARTER - time.time() % QUARTER)
            self.strike()

    def _tell_flags(self, session: str, room: Room) -> None:
        flags = room.facts.flags if room.facts else ()
        if flags or session in self._flagged:
            told = [{"step": one.step, "idea": one.idea, "reasons": list(one.reasons)} for one in flags]
            self._voice.tell_desks(session, "desk", {"flags": told})
            self._flagged = self._flagged | {session} if flags else self._flagged - {session}

    def _flow(self, session: str, room: Room) -> None:
        facts = room.facts
        if not (facts and facts.flowing and facts.open_round):
            return
        step, round = facts.flowing
        if facts.open_round[1] >= QUORUM and self._phones(session) >= FEWEST:
            runtime.spawn(room.try_to, ShowFlowing(step=step, round=round))
