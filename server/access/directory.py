"""The sessions as pages see them: made, found, read, and their agendas. A stranger finds nothing."""

import secrets
import time
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from hmac import compare_digest
from typing import Any, NamedTuple, get_args

import msgspec
import sqlalchemy as db

from server.access.keys import Kind, derived_key, hash_of, is_kind, new_code, new_key, read_code
from server.access.limits import CODES, PASSPHRASES, Limits
from server.config import Settings
from server.store import directory as rows
from server.store import log
from server.store.engine import Store
from sessions.designs import DESIGNS
from sessions.event import fold
from sessions.names import encode, tidy
from sessions.planned import PlannedStep
from sessions.refusals import NotFound, Refused
from sessions.session import read
from sessions.stage.agenda import checked
from sessions.stage.header import SessionDescribed, check_header
from sessions.state import State
from sessions.steps import AnyPlanned
from sessions.turn import Turn
from sessions.view import Audience, Header, SessionView

ID_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
KEEP_DAYS = (30, 365, 1095)
MOST_LINKS = 10_000  # sessions whose links are remembered
DERIVED: tuple[Kind, ...] = ("participant", "board")


class Created(NamedTuple):
    session: str
    desk_key: str


class Links(NamedTuple):
    code: str
    join_url: str
    board_url: str


class Directory:
    def __init__(self, store: Store, settings: Settings, limits: Limits) -> None:
        self._store = store
        self._settings = settings
        self._limits = limits
        self._links: dict[str, Links] = {}

    # --- making

    def create(
        self,
        *,
        title: str,
        change: str,
        language: str,
        audience: tuple[str, str],
        keep_days: int,
        is_one_team: bool,
        design: str,
    ) -> Created:
        """Makes a session with its agenda, its keys and the first event of its log. Raises Refused with the
        field.
        """
        at = time.time_ns() // 1_000_000
        header = self._header(title, change, language, audience, keep_days, is_one_team, at)
        if design not in DESIGNS:
            raise Refused("bad_design", "design")
        agenda = DESIGNS[design](language, new_step_id)
        session, desk_key = _new_id(10), new_key("facilitator")
        keys: dict[Kind, str] = {
            "facilitator": desk_key,
            **{kind: self._derived(kind, session) for kind in DERIVED},
        }
        for _ in range(5):  # two sessions draw the same code once in 27 thousand million
            try:
                self._store.work(_create, session, new_code(), header, agenda, keys, at)
                return Created(session, desk_key)
            except db.exc.IntegrityError:
                session = _new_id(10)
                keys |= {kind: self._derived(kind, session) for kind in DERIVED}
        raise Refused("busy")

    def _header(
        self,
        title: str,
        change: str,
        language: str,
        audience: tuple[str, str],
        keep_days: int,
        is_one_team: bool,
        at: int,
    ) -> Header:
        if language not in self._settings.languages:
            raise Refused("bad_language", "language")
        if keep_days not in KEEP_DAYS:
            raise Refused("bad_date", "keep_days")
        who, others = audience
        if who not in get_args(Audience.__annotations__["who"]):
            raise Refused("needs_readers", "audience")
        until = datetime.fromtimestamp(at / 1000, UTC).date() + timedelta(days=keep_days)
        header = Header(
            title=tidy(title),
            change=tidy(change),
            language=language,
            kept_until=until.isoformat(),
            audience=Audience(who, tidy(others) if who == "others" else ""),  # type: ignore[arg-type]
            is_one_team=is_one_team,
        )
        check_header(header, at=at)
        return header

    # --- finding

    def find_code(self, typed: str, address: str) -> str:
        """The session of a join code, however it was typed. Raises NotFound; Refused after too many wrong
        ones.
        """
        code = read_code(typed)
        session = self._limits.guess(
            CODES, address, lambda: self._store.work(rows.with_code, code) if code else None
        )
        if session is None:
            raise NotFound
        return session

    def check_passphrase(self, given: str, address: str) -> None:
        """Who may make a session. Raises Refused, after too many wrong ones for the right one too."""
        if self._settings.create == "open":
            return
        wanted = self._settings.passphrase.encode()
        if not self._limits.guess(
            PASSPHRASES, address, lambda: compare_digest(given.encode(), wanted) or None
        ):
            raise Refused("wrong_passphrase", "passphrase")

    def find_key(self, key: str, kind: Kind) -> str:
        session = (
            self._store.work(rows.with_key, digest=hash_of(key), kind=kind) if is_kind(key, kind) else None
        )
        if session is None:
            raise NotFound
        return session

    def mint(self, session: str, kind: Kind) -> str:
        """A new key, said once: what is stored is its hash."""
        key = new_key(kind)
        self._store.work(rows.add_key, digest=hash_of(key), session=session, kind=kind)
        return key

    def links(self, session: str) -> Links:
        """They never change while the server runs, and everyone who enters needs them: asked for once."""
        if session not in self._links:
            if len(self._links) >= MOST_LINKS:
                self._links.clear()
            self._links[session] = self._find_links(session)
        return self._links[session]

    def _find_links(self, session: str) -> Links:
        row = self._row(session)
        keys = {kind: self._derived(kind, session) for kind in DERIVED}
        self._store.work(_add_keys, session, keys)  # after a change of the secret they are new
        base = self._settings.base_url
        return Links(row.code, f"{base}/j#{keys['participant']}", f"{base}/b/{keys['board']}")

    # --- reading

    def language(self, session: str) -> str:
        return str(self._row(session).language)

    def has_ended(self, among: set[str]) -> dict[str, bool]:
        """By session; those that are not there any more are left out."""
        return self._store.work(rows.has_ended, among)

    def view(self, session: str) -> tuple[SessionView, int]:
        """The session as its log tells it now, and the number of the last event."""
        state = self._store.work(_fold_all, session)
        return state.view, state.head

    def with_box(self, session: str) -> State:
        """What waits in it too, which is for its facilitators' eyes alone."""
        return self._store.work(_fold_with_box, session)

    def agenda(self, session: str) -> tuple[int, list[dict[str, Any]]]:
        """The agenda's version, and its steps as plain values."""
        version, plans = self._store.work(_agenda, session)
        return version, [msgspec.to_builtins(plan) for plan in plans]

    def replace_agenda(self, session: str, version: int, steps: list[dict[str, Any]]) -> int:
        """The whole agenda anew. Raises Refused: «changed» when another desk was quicker, else with the
        field.
        """
        try:
            plans = msgspec.convert(steps, list[AnyPlanned])
        except (msgspec.ValidationError, UnicodeError) as error:  # half of a character where a number is due
            raise Refused("bad_shape", _field_of(error)) from None
        return self._store.work(_replace_agenda, session, version, checked(plans))

    def _row(self, session: str) -> Any:
        row = self._store.work(rows.row, session)
        if row is None:
            raise NotFound
        return row

    def _derived(self, kind: Kind, session: str) -> str:
        return derived_key(kind, session, self._settings.secret_keys[0])


def new_step_id() -> str:
    return _new_id(6)


def _new_id(length: int) -> str:
    return "".join(secrets.choice(ID_LETTERS) for _ in range(length))


def _field_of(error: Exception) -> str:
    """`steps.2.title` from msgspec's «… - at `$[2].title`»."""
    path = str(error).partition(" - at `$")[2].rstrip("`").replace("[", ".").replace("]", "")
    return f"steps{path}"


# --- inside transactions


def _create(
    conn: db.Connection,
    session: str,
    code: str,
    header: Header,
    agenda: list[PlannedStep[Any]],
    keys: Mapping[Kind, str],
    at: int,
) -> None:
    tag_key = encode(secrets.token_bytes(32))
    rows.add(
        conn,
        session=session,
        code=code,
        epoch=1,
        head=0,
        box_version=0,
        tag_key=tag_key,
        language=header.language,
        kept_until=header.kept_until,
        is_ended=False,
        agenda_version=0,
    )
    _add_keys(conn, session, keys)
    rows.write_agenda(conn, session, agenda, version=1)
    turn = Turn(
        State(session, 1, box_version=0),
        tag_key=tag_key.encode(),
        agenda={},
        at=at,
        chance=secrets.SystemRandom(),
    )
    turn.tell(SessionDescribed(session=header))
    log.write(conn, turn)


def _add_keys(conn: db.Connection, session: str, keys: Mapping[Kind, str]) -> None:
    for kind, key in keys.items():
        rows.add_key(conn, digest=hash_of(key), session=session, kind=kind)


def _fold_all(conn: db.Connection, session: str) -> State:
    row = rows.row(conn, session)
    if row is None:
        raise NotFound
    entries = log.tail(conn, session, after=0)
    # Read after the log: words that are too new do no harm, and missing ones would look like taken back.
    state = State(session, row.epoch, words=log.words(conn, session))
    for entry in entries:
        fold(state, read(entry.body), entry.body.encode())
    return state


def _fold_with_box(conn: db.Connection, session: str) -> State:
    state = _fold_all(conn, session)
    # Read after the log: a round that is held there is whole here, or was shown meanwhile.
    state.box = log.box(conn, session)
    return state


def _agenda(conn: db.Connection, session: str) -> tuple[int, list[PlannedStep[Any]]]:
    row = rows.row(conn, session)
    if row is None:
        raise NotFound
    return row.agenda_version, rows.agenda(conn, session)


def _replace_agenda(conn: db.Connection, session: str, version: int, plans: list[PlannedStep[Any]]) -> int:
    row = log.lock(conn, session)
    if row is None:
        raise NotFound
    if row.agenda_version != version:
        raise Refused("changed")
    kept = {plan.step: plan.kind for plan in plans}
    for step in _fold_all(conn, session).view.steps:
        if kept.get(step.step) != step.__struct_config__.tag:
            raise Refused("step_ajar" if step.opened_at is None else "step_used", title=step.title)
    rows.write_agenda(conn, session, plans, version=version + 1)
    return version + 1
