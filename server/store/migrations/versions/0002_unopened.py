"""Since when a session waits for somebody to open it; 0 for all that are there already."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    column = sa.Column("unopened_since", sa.BigInteger(), nullable=False, server_default="0")
    op.add_column("sessions", column)


def downgrade() -> None:
    with op.batch_alter_table("sessions") as sessions:
        sessions.drop_column("unopened_since")
