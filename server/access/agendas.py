"""Agendas, as desks read and replace them: backstage rows, the whole at once."""

from typing import Any

import msgspec
import sqlalchemy as db

from server.access.directory import fold_all
from server.shapes import refusal_of
from server.store import directory as rows
from server.store import log
from server.store.engine import Store
from server.store.unopened import note_opened
from sessions.planned import PlannedStep
from sessions.refusals import NotFound, Refused
from sessions.stage.agenda import checked
from sessions.steps import AnyPlanned


class Agendas:
    def __init__(self, store: Store) -> None:
        self._store = store

    def read(self, session: str) -> tuple[int, list[dict[str, Any]]]:
        """The agenda's version, and its steps as plain values."""
        version, plans = self._store.work(_read, session)
        return version, [msgspec.to_builtins(plan) for plan in plans]

    def replace(self, session: str, version: int, steps: list[dict[str, Any]]) -> int:
        """The whole agenda anew.
        Raises Refused: «changed» when another desk was quicker, else with the field.
        """
        try:
            plans = msgspec.convert(steps, list[AnyPlanned])
        except (msgspec.ValidationError, UnicodeError) as error:  # half of a character where a number is due
            raise Refused(refusal_of(error), _field_of(error)) from None
        return self._store.work(_replace, session, version, checked(plans))


def _field_of(error: Exception) -> str:
    """`steps.2.title` from msgspec's «… - at `$[2].title`»."""
    path = str(error).partition(" - at `$")[2].rstrip("`").replace("[", ".").replace("]", "")
    return f"steps{path}"


def _read(conn: db.Connection, session: str) -> tuple[int, list[PlannedStep[Any]]]:
    row = rows.row(conn, session)
    if row is None:
        raise NotFound
    return row.agenda_version, rows.agenda(conn, session)


def _replace(conn: db.Connection, session: str, version: int, plans: list[PlannedStep[Any]]) -> int:
    row = log.lock(conn, session)
    if row is None:
        raise NotFound
    if row.agenda_version != version:
        raise Refused("changed")
    kept = {plan.step: plan.kind for plan in plans}
    for step in fold_all(conn, session).view.steps:
        if kept.get(step.step) != step.kind:
            raise Refused("step_ajar" if step.opened_at is None else "step_used", title=step.title)
    rows.write_agenda(conn, session, plans, version=version + 1)
    if row.unopened_since:
        note_opened(conn, session)
    return version + 1
