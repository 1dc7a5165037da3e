"""The pages that are not live, and the shells of those that are."""

from flask import Flask

from server.pages import (
    boards,
    calendar,
    deleting,
    desk,
    guide,
    health,
    held,
    home,
    host,
    join,
    language,
    offline,
    parts,
    screen,
    stored,
)
from server.pages.compression import compress
from server.pages.errors import map_errors
from server.pages.headers import put_headers
from server.pages.origin import only_from_our_pages, only_under_our_names
from server.texts import open_texts


def open_pages(app: Flask) -> None:
    open_texts(app)
    pages = (
        home,
        join,
        parts,
        host,
        desk,
        held,
        deleting,
        screen,
        boards,
        calendar,
        language,
        offline,
        stored,
        guide,
        health,
    )
    for page in pages:
        app.register_blueprint(page.bp)
    app.before_request(only_under_our_names)
    app.before_request(only_from_our_pages)
    app.after_request(put_headers)
    app.after_request(compress)
    map_errors(app)
