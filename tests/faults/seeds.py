"""Seeds of runs that were red once. They are run again for ever, each with what it found."""

from typing import NamedTuple


class Red(NamedTuple):
    """`fault` and `database` as in nemesis.py; `found`: what was wrong then. Long ones run with --all."""

    fault: str
    database: str
    seed: int
    found: str
    is_quick: bool = True


REDS = (
    Red(
        "killed while PostgreSQL is stopped",
        "postgres",
        920478112,
        "who came in while the database was away heard of a fault of ours, and stayed out for ever",
    ),
    Red(
        "upgrades swallowed",
        "sqlite",
        5,
        "polls were answered with nothing as long as a proxy held a WebSocket open in vain",
        is_quick=False,
    ),
)
