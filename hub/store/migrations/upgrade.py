"""Brings a database to the newest schema at start; tests also take it back."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from hub.store.errors import SchemaTooNew, SchemaTooOld
from hub.store.schema import HEAD

if TYPE_CHECKING:
    from alembic.config import Config

FOLDER: Final = Path(__file__).parent


def upgrade(connection: Connection, target: str = HEAD) -> None:
    """Apply what is missing up to `target`, all of it or nothing, on a connection without a transaction. Raises
    SchemaTooNew for a database of a later release.

    Alembic is loaded only when there is something to do: it costs a Pi a good part of a second at start.
    """
    with connection.begin():
        found = current(connection)
    if found == target:
        return
    _refuse_newer(found)
    from alembic import command

    with connection.begin():
        command.upgrade(_configuration(connection), target)


def check_current(connection: Connection) -> None:
    """Raises SchemaTooNew or SchemaTooOld unless the database is at the schema of this release."""
    found = current(connection)
    _refuse_newer(found)
    if found != HEAD:
        raise SchemaTooOld(
            f"The database is at schema {found or 'none'}, this release needs {HEAD}. Start the hub once, which "
            "upgrades it."
        )


def downgrade(connection: Connection, target: str) -> None:
    """Take the schema back to `target` ("base" for none)."""
    from alembic import command

    with connection.begin():
        command.downgrade(_configuration(connection), target)


def current(connection: Connection) -> str | None:
    """The schema a database is at; None for an empty one."""
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()
    return found


def _refuse_newer(found: str | None) -> None:
    if found is not None and found > HEAD:
        raise SchemaTooNew(
            f"The database was made by a newer release (schema {found}, this release knows {HEAD}). "
            "Install that release again, or restore a backup made before it."
        )


def _configuration(connection: Connection) -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
