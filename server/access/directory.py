"""The sessions as pages see them: found and read. A stranger finds nothing."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import sqlalchemy as db

from server.access.codes import meant
from server.access.keys import Kind, derived_key, hash_of, is_kind, new_key
from server.access.limits import CODES, Limits
from server.config import Settings
from server.store import directory as rows
from server.store import log
from server.store.engine import Store
from sessions.event import fold
from sessions.refusals import NotFound, Refused
from sessions.session import read
from sessions.stage.header import SessionDescribed
from sessions.state import State
from sessions.view import SessionView

MOST_LINKS = 10_000  # sessions whose links are remembered
MOST_KEYS = 1_000  # of one session: a desk makes a few in a day, and each is a row
DERIVED: tuple[Kind, ...] = ("participant", "board")


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

    def find_code(self, typed: str, address: str) -> str:
        """The session of a join code or an invitation's link, however it was typed.
        Raises NotFound; Refused after too many wrong ones.
        """
        code, key = meant(typed)

        def find() -> str | None:
            if key:
                return self._store.work(rows.with_key, digest=hash_of(key), kind="participant")
            return self._store.work(rows.with_code, code) if code else None

        session = self._limits.guess(CODES, address, find)
        if session is None:
            raise NotFound
        return session

    def find_key(self, key: str, kind: Kind) -> str:
        session = (
            self._store.work(rows.with_key, digest=hash_of(key), kind=kind) if is_kind(key, kind) else None
        )
        if session is None:
            raise NotFound
        return session

    def mint(self, session: str, kind: Kind) -> str:
        """A new key, said once: what is stored is its hash. Raises Refused when the session has very many."""
        key = new_key(kind)
        self._store.work(_mint, session, kind, key)
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
        self._store.work(add_keys, session, keys)  # after a change of the secret they are new
        base = self._settings.base_url
        return Links(row.code, f"{base}/j#{keys['participant']}", f"{base}/b/{keys['board']}")

    def language(self, session: str) -> str:
        return str(self._row(session).language)

    def has_ended(self, among: set[str]) -> dict[str, bool]:
        """By session; those that are not there any more are left out."""
        return self._store.work(rows.has_ended, among)

    def titles(self, among: list[str]) -> dict[str, str]:
        """By session, of those that have not ended."""
        return self._store.work(_titles, among)

    def view(self, session: str) -> tuple[SessionView, int]:
        """The session as its log tells it now, and the number of the last event."""
        state = self._store.work(fold_all, session)
        return state.view, state.head

    def with_box(self, session: str) -> State:
        """What waits in it too, which is for its facilitators' eyes alone."""
        return self._store.work(_fold_with_box, session)

    def _row(self, session: str) -> Any:
        row = self._store.work(rows.row, session)
        if row is None:
            raise NotFound
        return row

    def _derived(self, kind: Kind, session: str) -> str:
        return derived_key(kind, session, self._settings.secret_keys[0])


def _mint(conn: db.Connection, session: str, kind: Kind, key: str) -> None:
    if rows.count_keys(conn, session) >= MOST_KEYS:
        raise Refused("too_many_links", most=MOST_KEYS)
    rows.add_key(conn, digest=hash_of(key), session=session, kind=kind)


def add_keys(conn: db.Connection, session: str, keys: Mapping[Kind, str]) -> None:
    for kind, key in keys.items():
        rows.add_key(conn, digest=hash_of(key), session=session, kind=kind)


def _titles(conn: db.Connection, among: list[str]) -> dict[str, str]:
    running = [session for session, is_ended in rows.has_ended(conn, among).items() if not is_ended]
    told = {session: read(body) for session, body in log.newest(conn, SessionDescribed, running).items()}
    return {
        session: event.session.title for session, event in told.items() if isinstance(event, SessionDescribed)
    }


def fold_all(conn: db.Connection, session: str) -> State:
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
    state = fold_all(conn, session)
    # Read after the log: a round that is held there is whole here, or was shown meanwhile.
    state.box = log.box(conn, session)
    return state
