"""Alembic's entry: our engine, our tables."""

from alembic import context

from server.store.tables import metadata

engine = context.config.attributes["engine"]

with engine.connect() as conn:
    context.configure(
        connection=conn,
        target_metadata=metadata,
        render_as_batch=engine.dialect.name == "sqlite",
        compare_type=True,
        transaction_per_migration=True,
    )
    with context.begin_transaction():
        context.run_migrations()
engine.dispose()
