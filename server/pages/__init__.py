"""The pages that are not live, and the shells of those that are."""

from flask import Flask

from server.pages import boards, deleting, desk, health, home, host, join, language, screen
from server.pages.compression import compress
from server.pages.errors import map_errors
from server.pages.headers import put_headers
from server.pages.origin import only_from_our_pages
from server.texts import open_texts


def open_pages(app: Flask) -> None:
    open_texts(app)
    for page in (home, join, host, desk, deleting, screen, boards, language, health):
        app.register_blueprint(page.bp)
    app.before_request(only_from_our_pages)
    app.after_request(put_headers)
    app.after_request(compress)
    map_errors(app)
