from collections.abc import Iterator

import pytest
from flask import Flask

from tests.server.pages.conftest import app, make_app  # noqa: F401


@pytest.fixture
def reader(app: Flask) -> Iterator[None]:  # noqa: F811
    """Somebody who reads English."""
    with app.test_request_context(headers={"Accept-Language": "en"}):
        yield


@pytest.fixture
def finnish_reader(app: Flask) -> Iterator[None]:  # noqa: F811
    with app.test_request_context(headers={"Accept-Language": "fi"}):
        yield
