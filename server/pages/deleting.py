"""Deleting a session from its desk, at once and for good."""

from flask import Blueprint, Response, jsonify, request

from server.pages.body import posted
from server.pages.house import house
from server.texts import _, ngettext
from sessions.refusals import NotFound, Refused
from sessions.texts import tidy_line

bp = Blueprint("deleting", __name__)


@bp.post("/desk/<session>/delete")
def delete(session: str) -> Response:
    """Asks for the typed title, or for {"sure": true} from a page that has asked already."""
    if house.seats.of(request, session, "facilitator") is None:
        raise NotFound
    _need_certainty(session)
    house.forgetting.delete(session)
    response = jsonify(deleted=True, say=_deleted_here(house.settings.backup_days))
    for seat in house.seats.held(request.cookies.items(multi=True)):
        if seat.session == session:
            response.delete_cookie(seat.cookie)
    return response


def _deleted_here(days: int) -> str:
    if not days:
        return _("Deleted here. Backups of this server keep it until they are replaced.")
    return ngettext(
        "Deleted here. Backups disappear within {count} day.",
        "Deleted here. Backups disappear within {count} days.",
        days,
    )


def _need_certainty(session: str) -> None:
    said = posted()
    if said.get("sure") is True:
        return
    header = house.sessions.view(session)[0].session
    if header is None or _plain(str(said.get("title", ""))) != _plain(header.title):
        raise Refused("wrong_title", "title")


def _plain(title: str) -> str:
    return tidy_line(title).casefold()
