"""Brings a database to the newest shape, at every start."""

from pathlib import Path

from alembic import command
from alembic.config import Config

from server.store.engine import make_engine

HERE = Path(__file__).parent / "migrations"


def upgrade(url: str, revision: str = "head") -> None:
    command.upgrade(alembic_config(url), revision)


def alembic_config(url: str) -> Config:
    config = Config()
    config.set_main_option("script_location", str(HERE))
    config.attributes["engine"] = make_engine(url)
    return config
