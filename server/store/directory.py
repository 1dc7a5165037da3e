"""Which sessions there are: their making, the codes and keys that open them, their agendas."""

from collections.abc import Iterable
from typing import Any

import sqlalchemy as db
from msgspec.json import decode, encode

from server.store.tables import keys, sessions, steps
from sessions.agenda import PlannedStep, Settings

STEPS = db.select(steps).order_by(steps.c.position)


def add(conn: db.Connection, **row: Any) -> None:
    """Raises IntegrityError when the id or the code is taken."""
    conn.execute(db.insert(sessions).values(**row))


def add_key(conn: db.Connection, *, digest: str, session: str, kind: str) -> None:
    """The same key twice is the same act."""
    if conn.execute(db.select(keys.c.kind).where(keys.c.hash == digest)).scalar() is None:
        conn.execute(db.insert(keys).values(hash=digest, session=session, kind=kind))


def with_key(conn: db.Connection, *, digest: str, kind: str) -> str | None:
    query = db.select(keys.c.session).where(keys.c.hash == digest, keys.c.kind == kind)
    return conn.execute(query).scalar()


def with_code(conn: db.Connection, code: str) -> str | None:
    """The session that people can join by this code; ended ones are past joining."""
    query = db.select(sessions.c.session).where(sessions.c.code == code, sessions.c.is_ended.is_(False))
    return conn.execute(query).scalar()


def row(conn: db.Connection, session: str) -> Any:
    return conn.execute(db.select(sessions).where(sessions.c.session == session)).one_or_none()


def heads(conn: db.Connection, among: Iterable[str]) -> dict[str, tuple[int, int, int]]:
    """session -> (epoch, head, box_version), in one query."""
    query = db.select(sessions.c.session, sessions.c.epoch, sessions.c.head, sessions.c.box_version)
    found = conn.execute(query.where(sessions.c.session.in_(list(among))))
    return {one.session: (one.epoch, one.head, one.box_version) for one in found}


def agenda(conn: db.Connection, session: str) -> list[PlannedStep]:
    return [
        PlannedStep(
            step=one.step,
            kind=one.kind,
            title=one.title,
            prompt=one.prompt,
            minutes=one.minutes,
            notes=one.notes,
            settings=decode(one.settings, type=Settings),
        )
        for one in conn.execute(STEPS.where(steps.c.session == session))
    ]


def write_agenda(conn: db.Connection, session: str, plans: list[PlannedStep], *, version: int) -> None:
    conn.execute(db.delete(steps).where(steps.c.session == session))
    if plans:
        conn.execute(db.insert(steps), [_step(session, place, plan) for place, plan in enumerate(plans)])
    conn.execute(db.update(sessions).where(sessions.c.session == session).values(agenda_version=version))


def _step(session: str, position: int, plan: PlannedStep) -> dict[str, Any]:
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
