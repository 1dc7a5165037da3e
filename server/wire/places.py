"""How many phones a room takes. A place is held from the moment in which somebody begins to enter."""

from collections import Counter, defaultdict

from sessions.refusals import Refused
from sessions.state import By


class Places:
    """`most`: phones of one session in this process. Desks and shared screens are not counted."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: dict[str, tuple[str, By]] = {}  # connection -> session, and who
        self._pages: defaultdict[str, Counter[str]] = defaultdict(Counter)  # session -> seat -> pages

    def __contains__(self, connection: str) -> bool:
        return connection in self._held

    def take(self, connection: str, session: str, by: By) -> None:
        """A page that is open twice, or reloads, is one phone. Raises Refused when the room is full."""
        if by.role == "participant":
            seats = self._pages[session]
            if by.seat not in seats and len(seats) >= self._most:
                raise Refused("room_full", most=self._most)
            seats[by.seat] += 1
        self._held[connection] = (session, by)

    def leave(self, connection: str) -> None:
        if connection not in self._held:
            return
        session, by = self._held.pop(connection)
        if by.role == "participant":
            self._pages[session] -= Counter([by.seat])
            if not self._pages[session]:
                del self._pages[session]
