"""Sessions that nobody has opened yet, and how a session goes."""

import sqlalchemy as db

from server.store import log
from server.store.tables import metadata, sessions

OWNED = [table for table in metadata.sorted_tables if "session" in table.c]
UNOPENED = sessions.c.unopened_since > 0


def note_opened(conn: db.Connection, session: str) -> None:
    """Somebody cares for it: it stays until its last day."""
    conn.execute(db.update(sessions).where(sessions.c.session == session).values(unopened_since=0))


def unopened(conn: db.Connection, *, before: int) -> list[str]:
    """Made before that time (ms since 1970), and no desk and no phone has ever been in it."""
    query = db.select(sessions.c.session).where(UNOPENED, sessions.c.unopened_since < before)
    return list(conn.scalars(query.order_by(sessions.c.session)))


def make_room(conn: db.Connection, most: int) -> None:
    """For one more, where `most` wait to be opened: the oldest of them goes."""
    waiting = conn.scalar(db.select(db.func.count()).select_from(sessions).where(UNOPENED)) or 0
    if waiting >= most:
        oldest = db.select(sessions.c.session).where(UNOPENED).order_by(sessions.c.unopened_since).limit(1)
        remove_unopened(conn, str(conn.scalar(oldest)))


def remove_unopened(conn: db.Connection, session: str) -> bool:
    """False when somebody has opened it meanwhile."""
    row = log.lock(conn, session)
    return bool(row and row.unopened_since) and remove(conn, session)


def remove(conn: db.Connection, session: str) -> bool:
    """Every row of the session, in every table. False when another one was quicker."""
    if log.lock(conn, session) is None:  # after the turn that may be under way
        return False
    for table in OWNED:
        conn.execute(db.delete(table).where(table.c.session == session))
    return True
