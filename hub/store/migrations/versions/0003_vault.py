"""The vault: keys of visits and appointments, and what is sealed with them."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "vault_keys",
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.Column("owner_kind", sa.String(length=12), nullable=False),
        sa.Column("owner", sa.String(length=36), nullable=False),
        sa.Column("wrapped", sa.LargeBinary(), nullable=False),
        sa.Column("ended_ms", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("uid", name=op.f("pk_vault_keys")),
        sa.UniqueConstraint("owner_kind", "owner", name=op.f("uq_vault_keys_owner_kind")),
    )
    op.create_index(op.f("ix_vault_keys_ended_ms"), "vault_keys", ["ended_ms"])
    op.create_table(
        "vault_values",
        sa.Column("key_uid", sa.String(length=32), nullable=False),
        sa.Column("field", sa.String(length=16), nullable=False),
        sa.Column("ref", sa.String(length=64), nullable=False),
        sa.Column("kept_ms", sa.BigInteger(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["key_uid"], ["vault_keys.uid"], name=op.f("fk_vault_values_key_uid_vault_keys")),
        sa.PrimaryKeyConstraint("key_uid", "field", "ref", name=op.f("pk_vault_values")),
    )


def downgrade() -> None:
    op.drop_table("vault_values")
    op.drop_index(op.f("ix_vault_keys_ended_ms"), table_name="vault_keys")
    op.drop_table("vault_keys")
