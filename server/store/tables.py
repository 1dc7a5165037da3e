"""The tables. Whatever people's acts write is WITHOUT ROWID under random keys:
no counter and no time says who came first.
"""

import sqlalchemy as db

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = db.MetaData(naming_convention=NAMING)
Number = db.BigInteger


def _table(name: str, *columns: db.Column) -> db.Table:  # type: ignore[type-arg]
    return db.Table(name, metadata, *columns, sqlite_with_rowid=False)


def _column(name: str, kind: type = db.Text, *, key: bool = False, **more: object) -> db.Column:  # type: ignore[type-arg]
    return db.Column(name, kind, primary_key=key, autoincrement=False, nullable=False, **more)  # type: ignore[arg-type]


sessions = _table(
    "sessions",
    _column("session", key=True),
    _column("code"),
    _column("epoch", Number),
    _column("head", Number),  # the number of the newest event
    _column("box_version", Number),  # slips put and burnt so far
    _column("tag_key"),  # base64url of 32 random bytes; empty when the session has ended
    _column("language"),
    _column("kept_until"),  # a date, YYYY-MM-DD
    _column("is_ended", db.Boolean),
    _column("agenda_version", Number),
    # When it was made (ms), until a desk or a phone has been in it; from then on 0.
    _column("unopened_since", Number, server_default="0"),
)
db.Index("uq_sessions_code", sessions.c.code, unique=True)

steps = _table(
    "steps",
    _column("session", key=True),
    _column("step", key=True),
    _column("position", Number),
    _column("kind"),
    _column("title"),
    _column("prompt"),
    _column("minutes", Number),
    _column("notes"),
    _column("settings"),  # JSON
)

keys = _table(
    "keys",
    _column("hash", key=True),  # SHA-256 of the key, base64url
    _column("session", index=True),
    _column("kind"),
)

events = _table(
    "events",
    _column("session", key=True),
    _column("seq", Number, key=True),
    _column("body"),  # canonical JSON; never people's words
    _column("chain"),
)

slips = _table(
    "slips",
    _column("session", key=True),
    _column("name", key=True),
    _column("step"),
    _column("round", Number),
    _column("tag"),
    _column("kind"),
    _column("body"),
)

texts = _table(
    "texts",
    _column("session", key=True),
    _column("name", key=True),
    _column("salt"),
    _column("text"),
)
