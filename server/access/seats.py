"""A seat: one browser's place in one session.
It lives in its signed cookie and, while connected, in memory; never in a table.
"""

import secrets
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from server.access.seat_cookies import (
    PARTS,
    ROLES,
    Part,
    Pen,
    SeatRole,
    cookie_of,
    long_cookie_of,
    place_of,
)
from sessions.names import encode

__all__ = ["PARTS", "ROLES", "Held", "Part", "SeatRole", "Seats", "cookie_of", "long_cookie_of"]

YEAR = 365 * 24 * 3600


class Held(NamedTuple):
    """A seat as a browser holds it, in a cookie of `size` bytes. `seat`: "" when it opens nothing now."""

    cookie: str
    size: int
    session: str
    role: SeatRole
    part: Part
    is_long: bool
    seat: str


class Seats:
    def __init__(self, secret_keys: tuple[str, ...], *, is_https: bool) -> None:
        self._pen = Pen(secret_keys)
        self._is_https = is_https

    def give(self, response: Any, session: str, role: SeatRole, part: Part = 0) -> None:
        """Sets the cookie of a new seat on a Flask response."""
        self._set(response, cookie_of(session, role, part), encode(secrets.token_bytes(12)))

    def of(self, request: Any, session: str, role: SeatRole, part: Part = 0) -> str | None:
        """The seat that a request comes from, or None."""
        return self.find(request.cookies, session, role, part)

    def find(self, cookies: Mapping[str, str], session: str, role: str, part: Part = 0) -> str | None:
        for cookie in (cookie_of(session, role, part), long_cookie_of(session, role, part)):
            if found := self._pen.read(cookie, cookies.get(cookie, "")):
                return found
        return None

    def held(self, cookies: Iterable[tuple[str, str]]) -> Iterator[Held]:
        """All seats among a browser's cookies, in their order."""
        for cookie, value in cookies:
            if place := place_of(cookie):
                size = len(f"{cookie}={value}; ".encode())
                yield Held(cookie, size, *place, self._pen.read(cookie, value) or "")

    def shorten(self, response: Any, held: Held) -> None:
        """The same seat in a cookie as they are written now."""
        self._set(response, cookie_of(held.session, held.role, held.part), held.seat)
        response.delete_cookie(held.cookie)

    def take(self, response: Any, session: str, role: SeatRole, part: Part = 0) -> None:
        """The browser has this seat no more."""
        for cookie in (cookie_of(session, role, part), long_cookie_of(session, role, part)):
            response.delete_cookie(cookie)

    def _set(self, response: Any, cookie: str, seat: str) -> None:
        response.set_cookie(
            cookie,
            self._pen.write(cookie, seat),
            max_age=YEAR,
            httponly=True,
            secure=self._is_https,
            samesite="Lax",
        )
