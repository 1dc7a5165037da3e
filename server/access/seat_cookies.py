"""How a seat is written in its cookie. The name says of which session and role it is, and the mark at the end
is made over name and seat: browsers send all seats with every request, so nothing is said twice.
"""

import hmac
import re
from hashlib import sha256
from typing import Literal, NamedTuple, get_args

from itsdangerous import BadSignature, URLSafeSerializer

from sessions.names import encode

SeatRole = Literal["participant", "facilitator", "screen"]
ROLES: tuple[SeatRole, ...] = get_args(SeatRole)
# One's own part of a session, and those of two whom a phone may be lent to: each a seat of its own.
Part = Literal[0, 1, 2]
PARTS: tuple[Part, ...] = get_args(Part)

BY_LETTER: dict[str, SeatRole] = {role[0]: role for role in ROLES}
NAME = re.compile(r"k([pfs])([12]?)-([a-z0-9]+)", re.ASCII)
# Cookies that were given earlier say all of it in name and value. They are good for a year.
LONG_NAME = re.compile(r"kesken-(participant|facilitator|screen)-([a-z0-9]+)(?:-([12]))?", re.ASCII)
MARK = 22  # characters of base64url: 16 bytes


class Place(NamedTuple):
    session: str
    role: SeatRole
    part: Part
    is_long: bool


def cookie_of(session: str, role: str, part: int = 0) -> str:
    return f"k{role[0]}{part or ''}-{session}"


def long_cookie_of(session: str, role: str, part: int = 0) -> str:
    return f"kesken-{role}-{session}" + (f"-{part}" if part else "")


def place_of(cookie: str) -> Place | None:
    """Where the seat of a cookie of this name is; None when it is no seat's."""
    if short := NAME.fullmatch(cookie):
        letter, part, session = short.groups()
        return Place(session, BY_LETTER[letter], _part(part), is_long=False)
    if long := LONG_NAME.fullmatch(cookie):
        role, session, part = long.groups()
        return Place(session, BY_LETTER[role[0]], _part(part), is_long=True)
    return None


class Pen:
    """Writes with the first of the keys, and reads what any of them has written."""

    def __init__(self, secret_keys: tuple[str, ...]) -> None:
        self._keys = [key.encode() for key in secret_keys]
        # itsdangerous signs with the last key of its list and opens with all of them.
        self._long = URLSafeSerializer(list(reversed(secret_keys)), salt="seat")

    def write(self, cookie: str, seat: str) -> str:
        return seat + _mark(self._keys[0], cookie, seat)

    def read(self, cookie: str, value: str) -> str | None:
        place = place_of(cookie)
        if place is None:
            return None
        return self._read_long(place, value) if place.is_long else self._read(cookie, value)

    def _read(self, cookie: str, value: str) -> str | None:
        seat, mark = value[:-MARK], value[-MARK:].encode()
        is_ours = any(hmac.compare_digest(mark, _mark(key, cookie, seat).encode()) for key in self._keys)
        return seat if is_ours else None

    def _read_long(self, place: Place, value: str) -> str | None:
        try:
            signed = self._long.loads(value)
        except BadSignature:
            return None
        match signed:
            case [str(where), str(what), str(seat)] if (where, what) == (place.session, place.role):
                return seat
        return None


def _mark(key: bytes, cookie: str, seat: str) -> str:
    return encode(hmac.new(key, f"seat/{cookie}/{seat}".encode(), sha256).digest()[:16])


def _part(said: str | None) -> Part:
    return PARTS[int(said or 0)]
