"""Which sessions there are: their making, the codes and keys that open them, their agendas."""

from collections.abc import Iterable
from typing import Any, NamedTuple

import sqlalchemy as db
from msgspec.json import encode
from sqlalchemy.dialects import postgresql, sqlite

from server.store.tables import keys, sessions, steps
from sessions.planned import PlannedStep
from sessions.steps import stored

STEPS = db.select(steps).order_by(steps.c.position)


def add(conn: db.Connection, **row: Any) -> None:
    """Raises IntegrityError when the id or the code is taken."""
    conn.execute(db.insert(sessions).values(**row))


def add_key(conn: db.Connection, *, digest: str, session: str, kind: str) -> None:
    """The same key twice is the same act, also when two processes do it at once."""
    insert = postgresql.insert if conn.dialect.name == "postgresql" else sqlite.insert
    conn.execute(insert(keys).values(hash=digest, session=session, kind=kind).on_conflict_do_nothing())


def count_keys(conn: db.Connection, session: str) -> int:
    return conn.scalar(db.select(db.func.count()).where(keys.c.session == session)) or 0


def with_key(conn: db.Connection, *, digest: str, kind: str) -> str | None:
    query = db.select(keys.c.session).where(keys.c.hash == digest, keys.c.kind == kind)
    return conn.execute(query).scalar()


def with_code(conn: db.Connection, code: str) -> str | None:
    """The session that people can join by this code; ended ones are past joining."""
    query = db.select(sessions.c.session).where(sessions.c.code == code, sessions.c.is_ended.is_(False))
    return conn.execute(query).scalar()


def row(conn: db.Connection, session: str) -> Any:
    return conn.execute(db.select(sessions).where(sessions.c.session == session)).one_or_none()


class Head(NamedTuple):
    """Where a session stands: what of it may have moved in another process."""

    epoch: int
    head: int
    box_version: int
    agenda_version: int


HEADS = db.select(sessions.c.session, *sessions.c[Head._fields])


def heads(conn: db.Connection, among: Iterable[str]) -> dict[str, Head]:
    """By session, in one query."""
    found = conn.execute(HEADS.where(sessions.c.session.in_(list(among))))
    return {session: Head(*numbers) for session, *numbers in found}


def has_ended(conn: db.Connection, among: Iterable[str]) -> dict[str, bool]:
    query = db.select(sessions.c.session, sessions.c.is_ended).where(sessions.c.session.in_(list(among)))
    return {session: bool(is_ended) for session, is_ended in conn.execute(query)}


def agenda(conn: db.Connection, session: str) -> list[PlannedStep[Any]]:
    return [
        stored(
            one.kind,
            one.settings,
            step=one.step,
            title=one.title,
            prompt=one.prompt,
            minutes=one.minutes,
            notes=one.notes,
        )
        for one in conn.execute(STEPS.where(steps.c.session == session))
    ]


def write_agenda(conn: db.Connection, session: str, plans: list[PlannedStep[Any]], *, version: int) -> None:
    conn.execute(db.delete(steps).where(steps.c.session == session))
    if plans:
        conn.execute(db.insert(steps), [_step(session, place, plan) for place, plan in enumerate(plans)])
    conn.execute(db.update(sessions).where(sessions.c.session == session).values(agenda_version=version))


def _step(session: str, position: int, plan: PlannedStep[Any]) -> dict[str, Any]:
    return {
        "session": session,
        "step": plan.step,
        "position": position,
        "kind": plan.kind,
        "title": plan.title,
        "prompt": plan.prompt,
        "minutes": plan.minutes,
        "notes": plan.notes,
        "settings": encode(plan.settings).decode(),
    }
