"""The hash chain over the journal, the chain's head in each snapshot, and the runs that wrote the journal.

The payload becomes plain text, because its bytes are hashed: a JSON column may be given back differently. The chain of
a journal that is there already is computed here, a page at a time. A snapshot of which the journal has no event goes.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.engine import Connection, RowMapping

from hub.store.chain import COLUMNS, first_hash, next_hash

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

PAGE = 1000

_journals = sa.table("journals", sa.column("id", sa.Integer), sa.column("uid", sa.String))
_journal = sa.table(
    "journal",
    sa.column("journal_id", sa.Integer),
    sa.column("payload"),
    sa.column("hash", sa.String),
    *(sa.column(name) for name in COLUMNS),
)
_snapshots = sa.table(
    "snapshots", sa.column("journal_id", sa.Integer), sa.column("seq", sa.BigInteger), sa.column("head", sa.String)
)


def upgrade() -> None:
    op.add_column("journal", sa.Column("hash", sa.String(64)))
    op.add_column("snapshots", sa.Column("head", sa.String(64)))
    connection = op.get_bind()
    for journal, uid in connection.execute(sa.select(_journals.c.id, _journals.c.uid)).all():
        _fill(connection, journal, uid)
    _fill_snapshots(connection)
    with op.batch_alter_table("journal") as batch:
        batch.alter_column("hash", existing_type=sa.String(64), nullable=False)
        batch.alter_column(
            "payload",
            existing_type=sa.JSON(),
            type_=sa.Text(),
            existing_nullable=False,
            postgresql_using="payload::text",
        )
    with op.batch_alter_table("snapshots") as batch:
        batch.alter_column("head", existing_type=sa.String(64), nullable=False)
    op.create_table(
        "runs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("journal_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=16), nullable=False),
        sa.Column("after_seq", sa.BigInteger(), nullable=False),
        sa.Column("began_ms", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["journal_id"], ["journals.id"], name=op.f("fk_runs_journal_id_journals")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_runs")),
        sa.UniqueConstraint("name", name=op.f("uq_runs_name")),
    )


def downgrade() -> None:
    op.drop_table("runs")
    with op.batch_alter_table("snapshots") as batch:
        batch.drop_column("head")
    with op.batch_alter_table("journal") as batch:
        batch.drop_column("hash")
        batch.alter_column(
            "payload",
            existing_type=sa.Text(),
            type_=sa.JSON(),
            existing_nullable=False,
            postgresql_using="payload::json",
        )


def _fill(connection: Connection, journal: int, uid: str) -> None:
    head = first_hash(uid)
    link = (
        sa.update(_journal)
        .where(_journal.c.journal_id == sa.bindparam("of"), _journal.c.seq == sa.bindparam("at"))
        .values(hash=sa.bindparam("link"))
    )
    for page in _pages(connection, journal):
        links: list[dict[str, Any]] = []
        for row in page:
            head = next_hash(head, row)
            links.append({"of": journal, "at": row["seq"], "link": head})
        connection.execute(link, links)


def _pages(connection: Connection, journal: int) -> Iterator[Sequence[RowMapping]]:
    """The journal's rows in their order, the payload as text."""
    columns = (*(_journal.c[name] for name in COLUMNS), sa.cast(_journal.c.payload, sa.Text).label("payload"))
    since = 0
    while True:
        query = sa.select(*columns).where(_journal.c.journal_id == journal, _journal.c.seq > since)
        page = connection.execute(query.order_by(_journal.c.seq).limit(PAGE)).mappings().all()
        if not page:
            return
        yield page
        since = page[-1]["seq"]


def _fill_snapshots(connection: Connection) -> None:
    at = sa.and_(_journal.c.journal_id == _snapshots.c.journal_id, _journal.c.seq == _snapshots.c.seq)
    connection.execute(sa.update(_snapshots).values(head=sa.select(_journal.c.hash).where(at).scalar_subquery()))
    connection.execute(sa.delete(_snapshots).where(_snapshots.c.head.is_(None)))
