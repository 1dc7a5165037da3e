"""The day on which a team comes back to its board, as a file for one's own calendar."""

from datetime import UTC, date, datetime

from flask import Blueprint, Response, make_response

from server.exports.calendar import follow_up, held_on
from server.pages.file_names import call
from server.pages.headers import keep_address_private
from server.pages.house import house
from sessions.refusals import NotFound

bp = Blueprint("calendar", __name__)
bp.after_request(keep_address_private)


@bp.get("/b/<key>.ics")
def calendar(key: str) -> Response:
    session = house.sessions.find_key(key, "board")
    view, _seq = house.sessions.view(session)
    if view.session is None:
        raise NotFound
    held = held_on(view, datetime.now(UTC).date())
    written = follow_up(
        session,
        title=view.session.title,
        link=f"{house.settings.base_url}/b/{key}",
        held=held,
        kept_until=date.fromisoformat(view.session.kept_until),
    )
    response = make_response(written)
    response.mimetype = "text/calendar"
    return call(response, "inline", title=view.session.title, held=held, kind="ics")
