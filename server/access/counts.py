"""How often somebody acts, counted where the seat is: in its room. A count goes when nothing of it counts any
more, a few at each act; with the room goes all. Nothing is ever looked through.
"""

from collections import OrderedDict, deque
from collections.abc import Callable
from typing import NamedTuple

FORGOTTEN_AT_ONCE = 2  # more than come anew at an act, so that there are never many more than act


class Often(NamedTuple):
    """So many in so many seconds, whichever those are."""

    amount: int
    seconds: float


Times = deque[float]  # of the last ones


class RoomCounts:
    def __init__(self) -> None:
        self.times: dict[str, Times] = {}
        self.seats: OrderedDict[str, dict[str, Times]] = OrderedDict()  # the one that acted last at the end


class Counts:
    """`longest`: seconds after which nothing that a seat did counts any more."""

    def __init__(self, longest: float, clock: Callable[[], float]) -> None:
        self._longest, self._clock = longest, clock
        self._rooms: dict[str, RoomCounts] = {}

    def of_seat(self, session: str, seat: str, what: str, often: Often) -> bool:
        """Counts it, when it may be. Whether it may."""
        now, room = self._clock(), self._room(session)
        self._forget_some(room.seats, now)
        counted = room.seats.get(seat)
        if counted is None:
            counted = room.seats[seat] = {}
        else:
            room.seats.move_to_end(seat)
        return _hit(counted, what, often, now)

    def of_room(self, session: str, what: str, often: Often) -> bool:
        return _hit(self._room(session).times, what, often, self._clock())

    def forget(self, session: str) -> None:
        self._rooms.pop(session, None)

    def _room(self, session: str) -> RoomCounts:
        room = self._rooms.get(session)
        if room is None:
            room = self._rooms[session] = RoomCounts()
        return room

    def _forget_some(self, seats: OrderedDict[str, dict[str, Times]], now: float) -> None:
        for _ in range(min(FORGOTTEN_AT_ONCE, len(seats))):
            seat, counted = next(iter(seats.items()))
            if any(now - times[-1] < self._longest for times in counted.values()):
                return
            del seats[seat]


def _hit(counted: dict[str, Times], what: str, often: Often, now: float) -> bool:
    times = counted.get(what)
    if times is None or times.maxlen != often.amount:
        times = counted[what] = deque(maxlen=often.amount)
    if len(times) == often.amount and now - times[0] < often.seconds:
        return False
    times.append(now)
    return True
