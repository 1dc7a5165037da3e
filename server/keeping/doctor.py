"""What is well and what is wrong with a server, in sentences that say what to do. They name no secret and no
path: at /health strangers may read them too.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from typing import Any, Literal, NamedTuple

import redis
import sqlalchemy as db
from sqlalchemy import exc

from server.config import Settings
from server.keeping import counted
from server.keeping.known_day import KnownDay, this_day
from server.keeping.last_backup import age_of_backup
from server.keeping.machine import Machine
from server.keeping.pages import SAID
from server.keeping.prune import past
from server.keeping.snapshot import wrong_shape
from server.store.damage import is_damage
from server.store.engine import Moved, Store, Unknown
from server.store.tables import sessions

Level = Literal["fine", "advice", "wrong"]

PATIENCE = 0.5  # seconds that a Redis may take
MOST_APART = 2.0  # seconds between the clocks of this machine and of the database
OLD_BACKUP = timedelta(days=2)


Why = Callable[[Exception], str]


def in_general(error: Exception) -> str:
    """For strangers: without a place or a name."""
    if is_damage(error):
        return SAID
    if isinstance(error, OSError):
        return "The data folder cannot be read."
    return "Is it running, is DATABASE_URL right, is the disk full?"


class Finding(NamedTuple):
    level: Level
    say: str


def examine(settings: Settings, store: Store | Exception, why: Why = in_general) -> list[Finding]:
    """`store`: or why the database could not even be opened. `why`: what is said of an error."""
    found = [_no_database(store, why)] if isinstance(store, Exception) else _database(settings, store, why)
    machine = (Finding(*one) for one in Machine(settings.data).look())
    return [
        *_as_far_as_it_goes(found),
        *_doorbell(settings),
        *_address(settings),
        *_proxies(settings),
        *_as_far_as_it_goes(machine),
        *_as_far_as_it_goes(_backup(settings)),
    ]


def _as_far_as_it_goes(found: Iterable[Finding]) -> Iterator[Finding]:
    """A folder that is gone, or no file that can be opened, is a finding too."""
    try:
        yield from found
    except OSError as error:
        yield Finding("wrong", f"The data folder cannot be looked through: {error.strerror}.")


# --- the database


class _Look(NamedTuple):
    wrong_shape: str
    past: int = 0
    apart: float = 0.0


def _database(settings: Settings, store: Store, why: Why) -> Iterator[Finding]:
    try:
        seen = store.work(_look, settings.database_url)
    except Moved as moved:
        yield Finding("wrong", str(moved))
        return
    except (Unknown, exc.DBAPIError, OSError) as error:
        yield _no_database(error, why)
        return
    if store.is_damaged:
        yield Finding("wrong", SAID)
    if seen.wrong_shape:
        yield Finding("wrong", seen.wrong_shape)
        return
    yield Finding("fine", "The database answers and takes what is written.")
    if leap := KnownDay(settings.data).leap(this_day()):
        yield Finding("wrong" if seen.past else "advice", leap)
    elif seen.past:
        yield Finding(
            "wrong", f"Past their time and still here: {counted(seen.past, 'session')}. Run ./dev prune."
        )
    if abs(seen.apart) > MOST_APART:
        yield Finding(
            "wrong",
            f"The clocks of this machine and the database are {abs(seen.apart):.0f} seconds apart: use NTP.",
        )


def _look(conn: db.Connection, url: str) -> _Look:
    if wrong := wrong_shape(conn, url):
        return _Look(wrong)
    # Changes nothing, and fails where nothing can be changed: a full disk, a copy that only reads.
    conn.execute(db.update(sessions).where(sessions.c.session == "").values(head=sessions.c.head))
    yesterday = this_day() - timedelta(days=1)  # the server itself prunes every hour
    return _Look("", len(past(conn, yesterday)), _apart(conn))


def _apart(conn: db.Connection) -> float:
    if conn.dialect.name != "postgresql":
        return 0.0
    theirs: Any = conn.scalar(db.text("SELECT extract(epoch FROM clock_timestamp())"))
    return float(theirs) - time.time()


def _no_database(error: Exception, why: Why) -> Finding:
    return Finding("wrong", f"The database does not take what is written. {why(error)}")


# --- around it


def _doorbell(settings: Settings) -> Iterator[Finding]:
    if not settings.redis_url:
        return
    try:
        waits = {"socket_timeout": PATIENCE, "socket_connect_timeout": PATIENCE}
        with redis.Redis.from_url(settings.redis_url, **waits) as connection:
            connection.ping()
        yield Finding("fine", "Redis answers.")
    except redis.AuthenticationError:
        yield Finding("advice", "Redis lets nobody in: is the password in REDIS_URL right? Sessions go on.")
    except redis.RedisError:
        yield Finding(
            "advice", "Redis does not answer. Sessions go on; other processes hear up to a second later."
        )


def _address(settings: Settings) -> Iterator[Finding]:
    if settings.is_https:
        yield Finding("fine", "PUBLIC_URL is https, and SECRET_KEY is long enough.")
    elif settings.is_public:
        yield Finding(
            "advice", "PUBLIC_URL is plain http: whoever shares the network can read along. Use https."
        )
    else:
        yield Finding(
            "fine", "PUBLIC_URL is not set: links lead to this machine, right for a room of your own."
        )


def _proxies(settings: Settings) -> Iterator[Finding]:
    if settings.is_public and not settings.trusted_proxies:
        yield Finding(
            "advice",
            "Wrong join codes all count as one address: set TRUSTED_PROXIES, if a proxy stands in front.",
        )


def _backup(settings: Settings) -> Iterator[Finding]:
    age = age_of_backup(settings.data)
    if age is None:
        yield Finding("advice", "No backup was made yet: ./dev backup FILE makes one.")
    elif age > OLD_BACKUP:
        yield Finding("advice", f"The newest backup is {age.days} days old.")
    else:
        yield Finding("fine", "The newest backup is less than two days old.")
