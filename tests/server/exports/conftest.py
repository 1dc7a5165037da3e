from tests.server.pages.conftest import app, make_app  # noqa: F401
