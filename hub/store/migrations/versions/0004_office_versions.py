"""An index of the office's versions alone, so that they are found in a journal of millions of events."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_ACCEPTED = sa.text("type = 'office_accepted'")


def upgrade() -> None:
    op.create_index(
        "ix_journal_office_versions",
        "journal",
        ["journal_id", "seq"],
        sqlite_where=_ACCEPTED,
        postgresql_where=_ACCEPTED,
    )


def downgrade() -> None:
    op.drop_index("ix_journal_office_versions", table_name="journal")
