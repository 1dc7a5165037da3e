"""Room for one more seat. A browser sends all its cookies with every request, and many servers take no header
longer than 8 KB: whoever had been in very many sessions would find every page broken.
"""

from collections.abc import Callable, Mapping
from typing import Any

from server.access.seats import Held, Seats

# Of the header, with whatever else keeps cookies at this address.
MOST = 6 * 1024  # bytes
LEAST = 1024  # for seats, however much that is
LONGEST = 62  # bytes of a seat as they are written now
AT_ONCE = 8  # an answer's header has its bounds too; the next seat goes on with it

HasEnded = Callable[[set[str]], Mapping[str, bool]]


def make_room(seats: Seats, request: Any, response: Any, session: str, has_ended: HasEnded) -> None:
    """Before another seat in `session` is given: older seats elsewhere are written shorter, or taken.
    `has_ended(sessions)` knows only those that are still there.
    """
    held = list(seats.held(request.cookies.items(multi=True)))
    ours = sum(seat.size for seat in held)
    others = max(0, len(request.headers.get("Cookie", "").encode()) - ours)
    over = ours + LONGEST - max(LEAST, MOST - others)
    if over <= 0:
        return
    if long := [seat for seat in held if _can_be_shorter(seat, held)]:
        for seat in long[: AT_ONCE // 2]:
            seats.shorten(response, seat)
        return
    elsewhere = [seat for seat in held if seat.session != session]
    known = has_ended({seat.session for seat in elsewhere})
    # Browsers send the oldest first, and of equal worth that goes first.
    for seat in sorted(elsewhere, key=lambda seat: _worth(seat, known))[:AT_ONCE]:
        if over <= 0:
            return
        response.delete_cookie(seat.cookie)
        over -= seat.size


def _can_be_shorter(seat: Held, held: list[Held]) -> bool:
    is_twice = sum(other[2:5] == seat[2:5] for other in held) > 1
    return seat.is_long and bool(seat.seat) and not is_twice


def _worth(seat: Held, has_ended: Mapping[str, bool]) -> int:
    """What is missed least goes first. A phone comes back by code or QR; a desk only by its link."""
    if not seat.seat or seat.session not in has_ended:
        return 0
    return 1 + 2 * (not has_ended[seat.session]) + (seat.role == "facilitator")
