"""The follow-up as an iCalendar file (RFC 5545): a proposal that people move about in their own calendars."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event

from server.texts import _
from sessions.view import SessionView

AFTER = timedelta(weeks=4)
BEGINS = time(9)  # floating: nine o'clock wherever the calendar is
LASTS = timedelta(minutes=30)


def held_on(view: SessionView, today: date) -> date:
    """The day of the session, there; before it has ended, that of the last opening, or today."""
    if view.held_on:
        return date.fromisoformat(view.held_on)
    last = max((step.opened_at or 0 for step in view.steps), default=0)
    return datetime.fromtimestamp(last / 1000, UTC).date() if last else today


def follow_up_day(*, held: date, kept_until: date) -> date:
    """Four weeks after the session was `held`, but while its board is there."""
    return max(held, min(held + AFTER, kept_until))


def follow_up(session: str, *, title: str, link: str, held: date, kept_until: date) -> bytes:
    """Twice the same for one session, so that a calendar does not take it for two."""
    event = Event()
    event.add("uid", str(uuid5(NAMESPACE_URL, f"kesken:{session}")))
    event.add("dtstamp", datetime.combine(held, time(), UTC))
    event.add("dtstart", datetime.combine(follow_up_day(held=held, kept_until=kept_until), BEGINS))
    event.add("duration", LASTS)
    event.add("summary", _("We come back to: {title}", title=title))
    event.add("description", _("What has become of our thoughts? The saved board: {link}", link=link))
    event.add("url", link)
    event.add("transp", "TRANSPARENT")
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//Kesken//Kesken//EN")
    calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written
