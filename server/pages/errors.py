"""The four kinds of no, each as a page for people and as JSON for scripts:
refused, not found, away, and bugs.
"""

from flask import Flask, Response, current_app, jsonify, make_response, render_template, request
from werkzeug.exceptions import HTTPException

from server.ground.refusals import is_refusal, why_not
from server.pages.house import house
from server.store.engine import OUTAGE
from server.texts import _, say
from sessions.refusals import N_, NotFound, Refused

DEAD_LINK = N_(
    "This link opens nothing. It may be cut short, replaced, deleted or past its time. Ask whoever sent it."
)
STATUS = {
    "changed": 409,
    "not_here": 421,
    "too_many_tries": 429,
    "too_many_passphrases": 429,
    "too_fast": 429,
    "too_many_made": 429,
    "too_many_today": 429,
    "busy": 503,
}


def map_errors(app: Flask) -> None:
    app.register_error_handler(Refused, refused)
    app.register_error_handler(NotFound, not_found)
    app.register_error_handler(HTTPException, wrong_request)
    for kind in (*OUTAGE, OSError):
        app.register_error_handler(kind, nothing_stored)
    app.register_error_handler(Exception, our_fault)


def refused(no: Refused) -> Response:
    status, home = STATUS.get(no.code, 400), str(no.fields.get("url", "/"))
    return _answer(status, no.code, _("This did not work"), say(no), field=no.field, home=home)


def not_found(_no: Exception) -> Response:
    """Unknown, ended, deleted and forbidden get one answer: a stranger learns nothing from it."""
    return _answer(404, "not_found", _("Nothing here"), _(DEAD_LINK))


def wrong_request(no: HTTPException) -> Response:
    if no.code == 404:
        return not_found(no)
    if no.code is None or no.code < 400:
        return make_response(no.get_response())
    sentence = _("The server could not read this. Go back, reload the page and try again.")
    return _answer(no.code, "bad_request", _("This did not work"), sentence)


def nothing_stored(fault: Exception) -> Response:
    """The database is away, which the store has said; or no file can be opened, or the disk is full."""
    if isinstance(fault, OSError):
        current_app.logger.warning("A page had no file. %s", why_not(fault, house.settings))
    sentence = _("The server can store nothing at the moment. Try again in a little while.")
    return _answer(503, "away", _("One moment"), sentence)


def our_fault(fault: Exception) -> Response:
    current_app.logger.error("A page failed. %s", why_not(fault, house.settings))
    sentence = _("Something broke on our side. What was stored is still stored. Try again in a moment.")
    return _answer(503 if is_refusal(fault) else 500, "broken", _("One moment"), sentence)


def _answer(
    status: int, code: str, title: str, sentence: str, field: str | None = None, home: str = "/"
) -> Response:
    if "text/html" in request.headers.get("Accept", ""):
        page = render_template("plain.html", title=title, sentence=sentence, home=home)
        return make_response(page, status)
    body = {"refused": code, "say": sentence} | ({"field": field} if field else {})
    return make_response(jsonify(body), status)
