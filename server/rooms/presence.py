"""Who is here, and how many have given something: true only now, never stored."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from sessions.pictures import QUORUM


@dataclass
class Presence:
    """The connections of one session in this process: connection id -> (role, seat)."""

    here: dict[str, tuple[str, str]] = field(default_factory=dict)

    def count(self, role: str) -> int:
        """Seats, not connections: a page that reloads is there once."""
        return len({seat for its, seat in self.here.values() if its == role})

    def told(self, open_round: tuple[str, int] | None) -> dict[str, Any]:
        roles = Counter({role: self.count(role) for role in ("participant", "screen", "facilitator")})
        return {
            "phones": roles["participant"],
            "screens": roles["screen"],
            "desks": roles["facilitator"],
            "gave": coarse(*open_round) if open_round else None,
        }


def coarse(kind: str, phones: int) -> dict[str, int]:
    """On the curve the number is exact: it tells who answered, not what. On a board it comes in steps, and
    under the quorum
    not at all, because the step from three to four would name whoever just put the phone down."""
    if kind == "curve":
        return {"exact": phones}
    if phones < QUORUM:
        return {"at_least": 0}
    return {"at_least": QUORUM if phones < 10 else phones // 5 * 5}
