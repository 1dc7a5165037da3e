"""The clerk writes turns down: every room that waits,
and of each everything that waits, in one transaction.
"""

import logging
from collections.abc import Sequence

from server import runtime
from server.ground.refusals import why_not
from server.rooms.asked import Asked, Fault
from server.rooms.room import Room
from server.rooms.turns import Share as TurnShare
from server.rooms.turns import take
from server.store.engine import OUTAGE, Store, Unknown
from sessions.refusals import NotFound

MOST_COMMANDS = (
    100  # of one transaction: five hundred hold Python long enough to make the loop 24 ms late (measured)
)
Share = tuple[Room, list[Asked]]
log = logging.getLogger(__name__)


class Clerk:
    def __init__(self, store: Store) -> None:
        self._store = store
        self._waiting: dict[Room, None] = {}
        self._writers = 0

    def call(self, room: Room) -> None:
        self._waiting[room] = None
        if self._writers < self._store.size:
            self._writers += 1
            runtime.spawn(self._write)

    def _write(self) -> None:
        try:
            while shares := self._shares():
                for room, _ in shares:
                    room.is_in_turn = True
                try:
                    self._take(shares)
                finally:
                    for room, _ in shares:
                        room.is_in_turn = False
                        if room.inbox:
                            self._waiting[room] = None
        finally:
            self._writers -= 1

    def _shares(self) -> list[Share]:
        """Whoever waits and is in no turn, in the order of the ids,
        up to the most commands of one transaction.
        """
        left = MOST_COMMANDS
        shares = []
        for room in [room for room in self._waiting if not room.is_in_turn]:
            if left <= 0:
                break
            del self._waiting[room]
            asked = [room.inbox.popleft() for _ in range(min(left, len(room.inbox)))]
            left -= len(asked)
            if asked:
                shares.append((room, asked))
        return sorted(shares, key=lambda share: share[0].session)

    def _take(self, shares: Sequence[Share]) -> None:
        batch = [
            TurnShare(room.session, room.state, room.facts.head if room.facts else None, asked)
            for room, asked in shares
        ]
        for room, _ in shares:
            room.state = None  # whatever fails from here on: fold again
        try:
            taken = self._store.work(take, batch)
        except OUTAGE:
            # An outage is everyone's,
            # and a command is not to wait for it as many times as there are commands. The store has said so.
            _answer_all(shares, Unknown())
        except Exception as error:
            self._find_whose(shares, error)
        else:
            for (room, asked), result in zip(shares, taken, strict=True):
                if isinstance(result, NotFound):
                    _answer_all([(room, asked)], result)
                    continue
                room.deliver(result)
                for one, said in zip(asked, result.answers, strict=True):
                    one.answer(said)

    def _find_whose(self, shares: Sequence[Share], error: Exception) -> None:
        """One command's fault must not sink its neighbours: room by room, then command by command."""
        if len(shares) > 1:
            for share in shares:
                self._take([share])
            return
        room, asked = shares[0]
        if len(asked) > 1:
            for one in asked:
                self._take([(room, [one])])
            return
        log.error("%s was not done. %s", type(asked[0].what).__name__, why_not(error))
        asked[0].answer(Fault())


def _answer_all(shares: Sequence[Share], said: Exception) -> None:
    for _, asked in shares:
        for one in asked:
            one.answer(said)
