"""Steps from one schema to the next (Alembic); each can be undone."""
