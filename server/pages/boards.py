"""The saved board: a page that is read, printed and taken along, weeks later and without script."""

from flask import Blueprint, Response, make_response, render_template

from server.exports.markdown import markdown
from server.exports.reading import Reading, read
from server.pages.headers import keep_address_private
from server.pages.house import house

bp = Blueprint("boards", __name__)
bp.after_request(keep_address_private)  # their errors too: a link that opens nothing today may be a key


@bp.get("/b/<key>")
def board(key: str) -> Response:
    page = render_template(
        "board.html", board=_reading(key), contact=house.settings.contact, download=f"/b/{key}.md"
    )
    return make_response(page)


@bp.get("/b/<key>.md")
def board_as_markdown(key: str) -> Response:
    response = make_response(markdown(_reading(key), contact=house.settings.contact))
    response.mimetype = "text/markdown"
    response.headers["Content-Disposition"] = 'inline; filename="board.md"'
    return response


def _reading(key: str) -> Reading:
    view, _seq = house.sessions.view(house.sessions.find_key(key, "board"))
    return read(view)
