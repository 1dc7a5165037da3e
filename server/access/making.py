"""Making a session: its agenda, its keys, and the first event of its log."""

import secrets
import time
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from hmac import compare_digest
from typing import Any, NamedTuple, get_args
from unicodedata import normalize

import sqlalchemy as db

from server.access.directory import DERIVED, add_keys
from server.access.keys import Kind, derived_key, new_code, new_key
from server.access.limits import PASSPHRASES, Limits
from server.access.made_from import MadeFrom
from server.config import Settings
from server.store import directory as rows
from server.store import log
from server.store.engine import Store
from server.store.unopened import make_room
from sessions.designs import DESIGNS
from sessions.names import encode
from sessions.planned import PlannedStep
from sessions.refusals import Refused
from sessions.stage.header import SessionDescribed, checked
from sessions.state import State
from sessions.turn import Turn
from sessions.view import Audience, Header

ID_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
MOST_UNOPENED = 1_000  # sessions that nobody has opened yet: a desk opens its own within a second
KEEP_DAYS = (30, 365, 1095)
MOST_PASSPHRASE = 1_000  # letters: composing a whole book takes its time


class Created(NamedTuple):
    session: str
    desk_key: str


class Making:
    def __init__(self, store: Store, settings: Settings, limits: Limits) -> None:
        self._store, self._settings, self._limits = store, settings, limits
        self._made = MadeFrom(is_on=settings.limits and settings.create == "open")

    def check_passphrase(self, given: str, address: str) -> None:
        """Who may make a session. Raises Refused, after too many wrong ones for the right one too."""
        if self._settings.create == "open":
            return
        typed, wanted = _composed(given), _composed(self._settings.passphrase)
        if not self._limits.guess(PASSPHRASES, address, lambda: compare_digest(typed, wanted) or None):
            raise Refused("wrong_passphrase", "passphrase")

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
        address: str | None = None,
    ) -> Created:
        """Makes a session with its agenda, its keys and the first event of its log.
        `address`: from where it is made, which is counted where everyone may; None: by this server itself.
        Raises Refused with the field.
        """
        at = time.time_ns() // 1_000_000
        header = self._header(title, change, language, audience, keep_days, is_one_team, at)
        if design not in DESIGNS:
            raise Refused("bad_design", "design")
        if address is not None:
            self._made.note(address)
        agenda = DESIGNS[design](language, new_step_id)
        session, desk_key = _new_id(10), new_key("facilitator")
        keys: dict[Kind, str] = {"facilitator": desk_key, **self._derived(session)}
        for _ in range(5):  # two sessions draw the same code once in 27 thousand million
            try:
                self._store.work(_create, session, new_code(), header, agenda, keys, at)
                return Created(session, desk_key)
            except db.exc.IntegrityError:
                session = _new_id(10)
                keys |= self._derived(session)
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
            title=title,
            change=change,
            language=language,
            kept_until=until.isoformat(),
            audience=Audience(who, others),  # type: ignore[arg-type]
            is_one_team=is_one_team,
        )
        return checked(header, at=at)

    def _derived(self, session: str) -> dict[Kind, str]:
        return {kind: derived_key(kind, session, self._settings.secret_keys[0]) for kind in DERIVED}


def _composed(passphrase: str) -> bytes:
    """Letters are the same however a keyboard or a settings file composes them; nothing else is forgiven."""
    short = len(passphrase) <= MOST_PASSPHRASE
    return (normalize("NFC", passphrase) if short else passphrase).encode()


def new_step_id() -> str:
    return _new_id(6)


def _new_id(length: int) -> str:
    return "".join(secrets.choice(ID_LETTERS) for _ in range(length))


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
    make_room(conn, MOST_UNOPENED)
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
        unopened_since=at,
    )
    add_keys(conn, session, keys)
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
