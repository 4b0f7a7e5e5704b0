"""The tables. `migrations` makes them; a test holds both equal.

The journal is the truth. `tickets` is the second wall against a number given twice; `visits` is a projection for
lists and reports, rebuilt from the journal. `journal.hash` is the chain of `chain.py`; `snapshots.head` repeats it as
of the snapshot. `runs` names each run of the hub and the sequence it began after (`runs.py`). `vault_keys` and
`vault_values` alone hold personal data (`vault.py`). Times: `*_ms` are integer milliseconds, either on the hub's own
line (instant; `ended_ms` is one), since 1970 UTC (wall; `kept_ms` is one) or since boot (boottime).
"""

from typing import Final

import sqlalchemy as sa

HEAD: Final = "0005"
"""The newest migration; a database that says so needs no upgrade."""

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

journals = sa.Table(
    "journals",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("uid", sa.String(36), nullable=False, unique=True),
    sa.Column("created_ms", sa.BigInteger, nullable=False),
)

journal = sa.Table(
    "journal",
    metadata,
    sa.Column("journal_id", sa.Integer, sa.ForeignKey("journals.id"), primary_key=True),
    sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("instant_ms", sa.BigInteger, nullable=False),
    sa.Column("wall_ms", sa.BigInteger, nullable=False),
    sa.Column("boot_id", sa.String(36), nullable=False),
    sa.Column("boottime_ms", sa.BigInteger, nullable=False),
    sa.Column("clock_state", sa.String(16), nullable=False),
    sa.Column("request_id", sa.String(64), nullable=False),
    sa.Column("part", sa.Integer, nullable=False),
    sa.Column("role", sa.String(16), nullable=False),
    sa.Column("device", sa.String(64)),
    sa.Column("staff", sa.String(64)),
    sa.Column("session", sa.String(64)),
    sa.Column("type", sa.String(40), nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    # Text, not JSON: its very characters are hashed, and a JSON column may give them back differently.
    sa.Column("payload", sa.Text, nullable=False),
    sa.Column("hash", sa.String(64), nullable=False),
)

OFFICE_ACCEPTED: Final[sa.ColumnClause[str]] = sa.literal_column("'office_accepted'")
"""Literal, not a parameter: only so SQLite sees that the index below answers the question."""
sa.Index(
    "ix_journal_office_versions",
    journal.c.journal_id,
    journal.c.seq,
    sqlite_where=journal.c.type == OFFICE_ACCEPTED,
    postgresql_where=journal.c.type == OFFICE_ACCEPTED,
)

runs = sa.Table(
    "runs",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("journal_id", sa.Integer, sa.ForeignKey("journals.id"), nullable=False),
    sa.Column("name", sa.String(16), nullable=False, unique=True),
    sa.Column("after_seq", sa.BigInteger, nullable=False),
    sa.Column("began_ms", sa.BigInteger, nullable=False),
)

requests = sa.Table(
    "requests",
    metadata,
    sa.Column("request_id", sa.String(64), primary_key=True),
    sa.Column("first_seq", sa.BigInteger, nullable=False),
    sa.Column("last_seq", sa.BigInteger, nullable=False),
    sa.Column("fingerprint", sa.String(32), nullable=False),
)

tickets = sa.Table(
    "tickets",
    metadata,
    sa.Column("day", sa.String(16), primary_key=True),
    sa.Column("series", sa.String(64), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("visit", sa.String(36), nullable=False, unique=True),
)

visits = sa.Table(
    "visits",
    metadata,
    sa.Column("visit", sa.String(36), primary_key=True),
    sa.Column("issued_seq", sa.BigInteger, nullable=False),
    sa.Column("day", sa.String(16), nullable=False, index=True),
    sa.Column("series", sa.String(64), nullable=False),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("label", sa.String(32), nullable=False),
    sa.Column("service", sa.String(64), nullable=False),
    sa.Column("language", sa.String(16), nullable=False),
    sa.Column("channel", sa.String(16), nullable=False),
    sa.Column("priority", sa.String(64), nullable=False),
    sa.Column("state", sa.String(20), nullable=False),
    sa.Column("counter", sa.String(64)),
    sa.Column("calls", sa.Integer, nullable=False),
    sa.Column("arrived_ms", sa.BigInteger, nullable=False),
    sa.Column("called_ms", sa.BigInteger),
    sa.Column("first_started_ms", sa.BigInteger),
    sa.Column("changed_ms", sa.BigInteger, nullable=False),
)

snapshots = sa.Table(
    "snapshots",
    metadata,
    sa.Column("journal_id", sa.Integer, sa.ForeignKey("journals.id"), primary_key=True),
    sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("created_ms", sa.BigInteger, nullable=False),
    sa.Column("body", sa.LargeBinary, nullable=False),
    sa.Column("head", sa.String(64), nullable=False),
)

devices = sa.Table(
    "devices",
    metadata,
    sa.Column("device", sa.String(64), primary_key=True),
    sa.Column("role", sa.String(16), nullable=False),
    sa.Column("key_hash", sa.String(64), nullable=False, unique=True),
    sa.Column("created_ms", sa.BigInteger, nullable=False),
)

secrets = sa.Table(
    "secrets",
    metadata,
    sa.Column("name", sa.String(32), primary_key=True),
    sa.Column("secret_hash", sa.String(64), nullable=False),
    sa.Column("created_ms", sa.BigInteger, nullable=False),
)

pins = sa.Table(
    "pins",
    metadata,
    sa.Column("staff", sa.String(64), primary_key=True),
    sa.Column("pin_hash", sa.String(255), nullable=False),
    sa.Column("failed", sa.Integer, nullable=False),
    sa.Column("locked_until_ms", sa.BigInteger, nullable=False),
)

sign_ins = sa.Table(
    "sign_ins",
    metadata,
    sa.Column("token_hash", sa.String(64), primary_key=True),
    sa.Column("session", sa.String(36), nullable=False, unique=True),
    sa.Column("role", sa.String(16), nullable=False),
    sa.Column("staff", sa.String(64)),
    sa.Column("device", sa.String(64)),
    sa.Column("since_ms", sa.BigInteger, nullable=False),
)

vault_keys = sa.Table(
    "vault_keys",
    metadata,
    sa.Column("uid", sa.String(32), primary_key=True),
    sa.Column("owner_kind", sa.String(12), nullable=False),
    sa.Column("owner", sa.String(36), nullable=False),
    sa.Column("wrapped", sa.LargeBinary, nullable=False),
    sa.Column("ended_ms", sa.BigInteger, index=True),
    sa.UniqueConstraint("owner_kind", "owner"),
)

vault_values = sa.Table(
    "vault_values",
    metadata,
    sa.Column("key_uid", sa.String(32), sa.ForeignKey("vault_keys.uid"), primary_key=True),
    sa.Column("field", sa.String(16), primary_key=True),
    sa.Column("ref", sa.String(64), primary_key=True),
    sa.Column("kept_ms", sa.BigInteger, nullable=False),
    sa.Column("sealed", sa.LargeBinary, nullable=False),
)
