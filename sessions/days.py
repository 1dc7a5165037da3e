"""Days: while one is over here, it still is in the west and the next one has begun in the east."""

from datetime import UTC, date, datetime, timedelta

LAST = timedelta(hours=12)  # UTC-12: where a day ends last


def day_of(at: int) -> date:
    """The date in UTC. `at`: milliseconds since 1970."""
    return datetime.fromtimestamp(at / 1000, UTC).date()


def not_over_yet(at: int) -> date:
    """The earliest date that it still is somewhere: kept until a day is kept till it is over for all."""
    return (datetime.fromtimestamp(at / 1000, UTC) - LAST).date()


def day_there(said: str, at: int) -> date:
    """The date of that moment as somebody's calendar has it; ours, when theirs cannot be right."""
    ours = day_of(at)
    try:
        theirs = date.fromisoformat(said)
    except ValueError:
        return ours
    return theirs if abs((theirs - ours).days) <= 1 else ours
