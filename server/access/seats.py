"""A seat: one browser's place in one session. It lives in its signed cookie and, while connected, in
memory; never in a table.
"""

import secrets
from typing import Any, Literal, get_args

from itsdangerous import BadSignature, URLSafeSerializer

from sessions.names import encode

SeatRole = Literal["participant", "facilitator", "screen"]
ROLES: tuple[SeatRole, ...] = get_args(SeatRole)
# One's own part of a session, and those of two whom a phone may be lent to: each a seat of its own.
Part = Literal[0, 1, 2]
PARTS: tuple[Part, ...] = get_args(Part)
YEAR = 365 * 24 * 3600


class Seats:
    def __init__(self, secret_keys: tuple[str, ...], *, is_https: bool) -> None:
        # itsdangerous signs with the last key of its list and opens with all of them.
        self._signer = URLSafeSerializer(list(reversed(secret_keys)), salt="seat")
        self._is_https = is_https

    def give(self, response: Any, session: str, role: SeatRole, part: Part = 0) -> None:
        """Sets the cookie of a new seat on a Flask response."""
        seat = encode(secrets.token_bytes(16))
        response.set_cookie(
            cookie_of(session, role, part),
            str(self._signer.dumps([session, role, seat])),
            max_age=YEAR,
            httponly=True,
            secure=self._is_https,
            samesite="Lax",
        )

    def of(self, request: Any, session: str, role: SeatRole, part: Part = 0) -> str | None:
        """The seat that a request comes from, or None."""
        return self.read(request.cookies.get(cookie_of(session, role, part), ""), session, role)

    def read(self, cookie: str, session: str, role: SeatRole) -> str | None:
        try:
            signed = self._signer.loads(cookie)
        except BadSignature:
            return None
        match signed:
            case [str(where), str(what), str(seat)] if (where, what) == (session, role):
                return seat
        return None


def cookie_of(session: str, role: str, part: int = 0) -> str:
    return f"kesken-{role}-{session}" + (f"-{part}" if part else "")
