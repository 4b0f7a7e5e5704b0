"""Read by Alembic. The connection comes from `upgrade`, so that all steps share its one transaction."""

from alembic import context

from hub.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
