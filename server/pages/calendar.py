"""The day on which a team comes back to its board, as a file for one's own calendar."""

from datetime import UTC, date, datetime

from flask import Blueprint, Response, make_response

from server.exports.calendar import follow_up
from server.pages.headers import keep_address_private
from server.pages.house import house
from server.runtime import now_ms
from sessions.refusals import NotFound
from sessions.views import SessionView

bp = Blueprint("calendar", __name__)
bp.after_request(keep_address_private)


@bp.get("/b/<key>.ics")
def calendar(key: str) -> Response:
    session = house.sessions.find_key(key, "board")
    view, _seq = house.sessions.view(session)
    if view.session is None:
        raise NotFound
    written = follow_up(
        session,
        title=view.session.title,
        link=f"{house.settings.base_url}/b/{key}",
        held=_held(view),
        kept_until=date.fromisoformat(view.session.kept_until),
    )
    response = make_response(written)
    response.mimetype = "text/calendar"
    response.headers["Content-Disposition"] = 'inline; filename="kesken.ics"'
    return response


def _held(view: SessionView) -> date:
    """The day on which the last step was opened; today, when none was or nobody noted it."""
    last = max((step.opened_at or 0 for step in view.steps), default=0)
    return datetime.fromtimestamp((last or now_ms()) / 1000, UTC).date()
