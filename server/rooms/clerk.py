"""The clerk writes turns down: every room that waits, and of each everything that waits, in one transaction.

What comes first goes at once. While more comes, it is collected: of all rooms over a window, and of each room
over a tick, so that a phone gets one frame in it. One act through the house:

  frame in    engine.connection -> engine.conversation -> wire.words.perform -> rooms.room.perform
  its turn    -> clerk -> turns.take in the connection's thread (lock, decide, write, commit) -> room.deliver
  frame out   -> wire.voice.tell_all -> engine.broadcast: built once, one write() for each phone
"""

import logging
import time
from collections.abc import Sequence

from server import runtime
from server.ground.refusals import why_not
from server.pace import Pace
from server.rooms.asked import Asked, Fault
from server.rooms.room import Room
from server.rooms.turns import Share as TurnShare
from server.rooms.turns import Taken, take
from server.store.engine import OUTAGE, Store, Unknown
from sessions.refusals import NotFound

# Of one transaction: five hundred hold Python long enough to make the loop 24 ms late (measured).
MOST_COMMANDS = 100
Share = tuple[Room, list[Asked]]
log = logging.getLogger(__name__)


class Clerk:
    def __init__(self, store: Store, pace: Pace) -> None:
        self._store = store
        self._pace = pace
        self._waiting: dict[Room, None] = {}
        self._writers = 0
        self._began = self._ended = 0.0

    def call(self, room: Room) -> None:
        if room.is_resting or room.is_in_turn:
            return  # it is called again then
        rest = room.rests_until - time.monotonic()
        if rest > 0:
            room.is_resting = True
            runtime.call_later(rest, self._wake, room)
        else:
            self._begin(room)

    def _wake(self, room: Room) -> None:
        room.is_resting = False
        self._begin(room)

    def _begin(self, room: Room) -> None:
        self._waiting[room] = None
        if self._writers < self._store.size:
            self._writers += 1
            runtime.spawn(self._write)

    def _write(self) -> None:
        try:
            while self._waiting:
                self._wait_for_more()
                shares = self._shares()
                if not shares:
                    return
                for room, _ in shares:
                    room.is_in_turn = True
                self._began = time.monotonic()
                try:
                    self._take(shares)
                finally:
                    self._ended = time.monotonic()
                    for room, _ in shares:
                        room.is_in_turn = False
                        if room.inbox:
                            self.call(room)
        finally:
            self._writers -= 1

    def _wait_for_more(self) -> None:
        now = time.monotonic()
        more = self._began + self._pace.window - now
        if more > 0 and now - self._ended < self._pace.quiet:
            runtime.sleep(more)

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
            for share, result in zip(shares, taken, strict=True):
                self._tell(share, result)

    def _tell(self, share: Share, taken: Taken | NotFound) -> None:
        room, asked = share
        if isinstance(taken, NotFound):
            _answer_all([share], taken)
            return
        room.deliver(taken)
        if taken.frame:
            room.rests_until = time.monotonic() + self._pace.tick
        for one, said in zip(asked, taken.answers, strict=True):
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
