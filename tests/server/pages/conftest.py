"""A house without phones: pages alone, over a database of their own."""

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from server.app import create_app
from server.config import read_settings


@pytest.fixture
def make_app(tmp_path: Path) -> Callable[..., Flask]:
    """An app with these settings, named as in the environment."""

    def make(**env: str) -> Flask:
        return create_app(read_settings({"KESKEN_DATA": str(tmp_path), **env}))

    return make


@pytest.fixture
def app(make_app: Callable[..., Flask]) -> Flask:
    return make_app(CONTACT="harbour@example.org", OPERATOR="Harbour School")


@pytest.fixture
def ann(app: Flask) -> FlaskClient:
    """Ann's browser; she facilitates."""
    return a_browser(app)


@pytest.fixture
def ben(app: Flask) -> FlaskClient:
    """Ben's phone; he takes part."""
    return a_browser(app)


@pytest.fixture
def dov(app: Flask) -> FlaskClient:
    """Dov's browser; he is a stranger."""
    return a_browser(app)


def a_browser(app: Flask) -> FlaskClient:
    client = app.test_client()
    client.environ_base["HTTP_ACCEPT"] = "text/html"
    client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "en"
    return client


@pytest.fixture
def session(ann: FlaskClient) -> str:
    """A session that Ann has made; her browser has its desk."""
    where: str = ann.post("/new", data=A_SESSION).headers["Location"]
    return where.rpartition("/")[2].partition("?")[0]


A_SESSION = {
    "title": "One calendar for all",
    "change": "one shared calendar",
    "language": "en",
    "who": "team",
    "keep_days": "365",
    "design": "where_are_we",
}
