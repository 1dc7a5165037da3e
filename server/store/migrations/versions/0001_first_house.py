"""The first house: sessions, agendas, keys, and the log with its box and texts."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def _text(name: str) -> sa.Column:  # type: ignore[type-arg]
    return sa.Column(name, sa.Text(), nullable=False)


def _number(name: str) -> sa.Column:  # type: ignore[type-arg]
    return sa.Column(name, sa.BigInteger(), nullable=False, autoincrement=False)


def upgrade() -> None:
    def table(name: str, key: list[str], *columns: sa.Column) -> None:  # type: ignore[type-arg]
        op.create_table(
            name, *columns, sa.PrimaryKeyConstraint(*key, name=f"pk_{name}"), sqlite_with_rowid=False
        )

    table(
        "sessions",
        ["session"],
        _text("session"),
        _text("code"),
        _number("epoch"),
        _number("head"),
        _number("box_version"),
        _text("tag_key"),
        _text("language"),
        _text("kept_until"),
        sa.Column("is_ended", sa.Boolean(), nullable=False),
        _number("agenda_version"),
    )
    op.create_index("uq_sessions_code", "sessions", ["code"], unique=True)
    table(
        "steps",
        ["session", "step"],
        _text("session"),
        _text("step"),
        _number("position"),
        _text("kind"),
        _text("title"),
        _text("prompt"),
        _number("minutes"),
        _text("notes"),
        _text("settings"),
    )
    table("keys", ["hash"], _text("hash"), _text("session"), _text("kind"))
    op.create_index("ix_keys_session", "keys", ["session"])
    table("events", ["session", "seq"], _text("session"), _number("seq"), _text("body"), _text("chain"))
    table(
        "slips",
        ["session", "name"],
        _text("session"),
        _text("name"),
        _text("step"),
        _number("round"),
        _text("tag"),
        _text("kind"),
        _text("body"),
    )
    table("texts", ["session", "name"], _text("session"), _text("name"), _text("salt"), _text("text"))


def downgrade() -> None:
    for name in ("texts", "slips", "events", "keys", "steps", "sessions"):
        op.drop_table(name)
