"""The follow-up as an iCalendar file (RFC 5545): a proposal that people move about in their own calendars."""

from datetime import date, datetime, time, timedelta
from uuid import NAMESPACE_URL, uuid5

from server.texts import _

AFTER = timedelta(weeks=4)
BEGINS = time(9)  # floating: nine o'clock wherever the calendar is
LINE = 75  # bytes, the end of the line not counted


def follow_up(session: str, *, title: str, link: str, held: date, kept_until: date) -> bytes:
    """Four weeks after the session was `held`, but while its board is there. Twice the same for one session,
    so that a calendar does not take it for two.
    """
    at = datetime.combine(max(held, min(held + AFTER, kept_until)), BEGINS)
    summary = _("We come back to: {title}", title=title)
    description = _("What has become of our thoughts? The saved board: {link}", link=link)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Kesken//Kesken//EN",
        "BEGIN:VEVENT",
        f"UID:{uuid5(NAMESPACE_URL, f'kesken:{session}')}",
        f"DTSTAMP:{held:%Y%m%d}T000000Z",
        f"DTSTART:{at:%Y%m%dT%H%M%S}",
        "DURATION:PT30M",
        f"SUMMARY:{_escaped(summary)}",
        f"DESCRIPTION:{_escaped(description)}",
        f"URL:{link}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return b"".join(_folded(line) for line in lines)


def _escaped(text: str) -> str:
    """Titles hold no line breaks: they were tidied."""
    for sign in "\\;,":
        text = text.replace(sign, f"\\{sign}")
    return text


def _folded(line: str) -> bytes:
    """Long lines go on after a blank; a fold never falls into a letter."""
    folded, room = b"", LINE
    for letter in line:
        spelt = letter.encode()
        if len(spelt) > room:
            folded += b"\r\n "
            room = LINE - 1
        folded += spelt
        room -= len(spelt)
    return folded + b"\r\n"
