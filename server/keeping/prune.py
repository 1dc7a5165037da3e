"""Forgetting: a session goes when its time is over or its facilitator says so, with every row of it."""

import logging
from collections.abc import Collection
from datetime import UTC, date, datetime, timedelta

import sqlalchemy as db
from sqlalchemy import exc

from server import runtime
from server.keeping.deleted import Deleted
from server.keeping.known_day import KnownDay, day_not_over, this_day
from server.keeping.wiping import wipe
from server.store.engine import Store, Unknown
from server.store.tables import sessions
from server.store.unopened import OWNED, remove, remove_unopened, unopened
from sessions.refusals import NotFound

EVERY = 3600.0  # seconds
FIRST = 60.0  # not while everyone comes back after a start
PATIENCE = 60.0
UNOPENED_FOR = timedelta(days=2)  # whole days, after which a session goes that nobody has ever opened

log = logging.getLogger(__name__)


class Forgetting:
    """`wipes_by_itself=False`: whoever calls wipes the files afterwards, and waits for it."""

    def __init__(
        self, store: Store, deleted: Deleted, known: KnownDay, *, wipes_by_itself: bool = True
    ) -> None:
        self._store = store
        self._deleted = deleted
        self._known = known
        self._wipes_by_itself = wipes_by_itself
        self._wants_wiping = False
        self._is_wiping = False

    def start(self) -> None:
        """Prunes every hour, for as long as the server runs."""
        runtime.spawn(self._keep_on)

    def delete(self, session: str) -> None:
        """Now, with everything. Raises NotFound."""
        if not self._store.work(still_there, [session]):
            raise NotFound
        # Noted first: a list that names too much harms nobody, a backup that brings back what is gone does.
        runtime.offload(lambda: self._deleted.note([session], on=this_day()))
        self._store.work(remove, session)
        self._wipe_soon()

    def prune(self, *, today: date | None = None) -> int:
        """Deletes what is past its time, what nobody has ever opened,
        and what the list names although it is still there. How many.

        While the clock is not to be believed, nothing is past its time.
        """
        due = self._past(today)
        unfinished = self._store.work(still_there, self._deleted.read().sessions)
        runtime.offload(lambda: self._deleted.note(set(due) - set(unfinished), on=this_day()))
        removed = [session for session in {*due, *unfinished} if self._store.work(remove, session)]
        removed += self._remove_unopened(today or this_day())
        if self._store.work(remove_orphans) or removed:
            self._wipe_soon()
        return len(removed)

    def _remove_unopened(self, day: date) -> list[str]:
        """They are not noted: somebody may open one in this moment, and then it stays."""
        if self._known.leap(day):
            return []
        waiting = self._store.work(unopened, before=_days_before(day))
        return [session for session in waiting if self._store.work(remove_unopened, session)]

    def _past(self, today: date | None) -> list[str]:
        day = today or this_day()
        if leap := self._known.leap(day):
            log.warning(leap)
            return []
        self._known.note(day)
        return self._store.work(past, today or day_not_over())

    def _wipe_soon(self) -> None:
        self._wants_wiping = True
        if self._wipes_by_itself and not self._is_wiping:
            self._is_wiping = True
            runtime.spawn(self._wipe_until_done)

    def _keep_on(self) -> None:
        runtime.sleep(FIRST)
        while True:
            try:
                if removed := self.prune():
                    log.info("%d sessions were past their time or never opened, and are deleted", removed)
            except (Unknown, exc.DBAPIError, OSError) as error:
                log.warning("what is past its time waits to be deleted: %s", type(error).__name__)
            runtime.sleep(EVERY)

    def _wipe_until_done(self) -> None:
        while self._wants_wiping:
            self._wants_wiping = False
            try:
                self._wants_wiping = not wipe(self._store, patience=PATIENCE)
            except (Unknown, exc.DBAPIError, OSError) as error:
                log.warning("what was deleted waits to leave the files: %s", type(error).__name__)
                self._wants_wiping = True
                runtime.sleep(PATIENCE)
        self._is_wiping = False


def _days_before(day: date) -> int:
    """Milliseconds since 1970, at the beginning of the day from which on a session may still be opened."""
    first = datetime.combine(day - UNOPENED_FOR, datetime.min.time(), UTC)
    return int(first.timestamp() * 1000)


# --- inside transactions


def past(conn: db.Connection, today: date) -> list[str]:
    """The sessions whose last day is over."""
    query = db.select(sessions.c.session).where(sessions.c.kept_until < today.isoformat())
    return list(conn.scalars(query.order_by(sessions.c.session)))


def still_there(conn: db.Connection, among: Collection[str]) -> list[str]:
    query = db.select(sessions.c.session).where(sessions.c.session.in_(sorted(among)))
    return list(conn.scalars(query))


def remove_orphans(conn: db.Connection) -> int:
    """What a page wrote for a session in the moment when it was deleted. How many rows."""
    living = db.select(sessions.c.session)
    others = [table for table in OWNED if table is not sessions]
    return sum(
        conn.execute(db.delete(table).where(table.c.session.not_in(living))).rowcount for table in others
    )
