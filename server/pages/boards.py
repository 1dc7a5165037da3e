"""The saved board: a page that is read, printed and taken along, weeks later and without script."""

from datetime import UTC, date, datetime

from flask import Blueprint, Response, make_response, render_template

from server.exports.calendar import follow_up_day, held_on
from server.exports.forms.json import saved, written
from server.exports.forms.letter import letter
from server.exports.forms.markdown import markdown
from server.exports.forms.spreadsheet import spreadsheet
from server.exports.forms.workbook import workbook
from server.exports.reading import read
from server.pages.file_names import call
from server.pages.headers import keep_address_private
from server.pages.house import house
from server.texts import day
from sessions.view import SessionView

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

bp = Blueprint("boards", __name__)
bp.after_request(keep_address_private)  # their errors too: a link that opens nothing today may be a key


@bp.get("/b/<key>")
def board(key: str) -> Response:
    session, view = _find(key)
    today = datetime.now(UTC).date()
    page = render_template(
        "board.html",
        board=read(view),
        session=session,
        contact=house.settings.contact,
        here=f"/b/{key}",
        link=_link(key),
        today=day(today.isoformat()),
        comes_back=_comes_back(view, today),
    )
    return make_response(page)


@bp.get("/b/<key>.md")
def board_as_markdown(key: str) -> Response:
    _session, view = _find(key)
    return _file(view, "md", "text/markdown", markdown(read(view), contact=house.settings.contact))


@bp.get("/b/<key>.txt")
def board_as_letter(key: str) -> Response:
    _session, view = _find(key)
    words = letter(read(view), link=_link(key), contact=house.settings.contact)
    return _file(view, "txt", "text/plain", words)


@bp.get("/b/<key>.csv")
def board_as_spreadsheet(key: str) -> Response:
    _session, view = _find(key)
    return _file(view, "csv", "text/csv", spreadsheet(read(view)), how="attachment")


@bp.get("/b/<key>.xlsx")
def board_as_workbook(key: str) -> Response:
    _session, view = _find(key)
    return _file(view, "xlsx", WORKBOOK, workbook(read(view)), how="attachment")


@bp.get("/b/<key>.json")
def board_as_json(key: str) -> Response:
    _session, view = _find(key)
    return _file(view, "json", "application/json", written(saved(view)), how="attachment")


def _comes_back(view: SessionView, today: date) -> str:
    """The day of the follow-up, while it is still to come."""
    if view.session is None or view.phase != "ended":
        return ""
    on = follow_up_day(held=held_on(view, today), kept_until=date.fromisoformat(view.session.kept_until))
    return day(on.isoformat()) if on > today else ""


def _file(view: SessionView, kind: str, mimetype: str, content: str | bytes, how: str = "inline") -> Response:
    response = make_response(content)
    response.mimetype = mimetype
    title = view.session.title if view.session else ""
    return call(response, how, title=title, held=held_on(view, datetime.now(UTC).date()), kind=kind)


def _link(key: str) -> str:
    return f"{house.settings.base_url}/b/{key}"


def _find(key: str) -> tuple[str, SessionView]:
    session = house.sessions.find_key(key, "board")
    view, _seq = house.sessions.view(session)
    return session, view
