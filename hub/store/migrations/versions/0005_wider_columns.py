"""Room for what these columns hold: SQLite never minded, PostgreSQL refuses what is longer than declared."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _resize(pin_hash=(160, 255), priority=(16, 64))


def downgrade() -> None:
    _resize(pin_hash=(255, 160), priority=(64, 16))


def _resize(pin_hash: tuple[int, int], priority: tuple[int, int]) -> None:
    for table, column, (before, after) in (("pins", "pin_hash", pin_hash), ("visits", "priority", priority)):
        with op.batch_alter_table(table) as batch:
            batch.alter_column(column, existing_type=sa.String(before), type_=sa.String(after), existing_nullable=False)
