"""Alembic's entry: our engine, our tables."""

from alembic import context

from server.store.tables import metadata

# A number that nobody else takes. Of processes that start at once one migrates; the others find it done.
ONE_BY_ONE = "SELECT pg_advisory_lock(4917270541)"

engine = context.config.attributes["engine"]

with engine.connect() as conn:
    if engine.dialect.name == "postgresql":
        conn.exec_driver_sql(ONE_BY_ONE)
        conn.commit()  # the lock stays until the connection closes
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
