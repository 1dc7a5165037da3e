"""The follow-up for one's own calendar: read here as calendars read it, line by line (RFC 5545)."""

from datetime import UTC, date, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient
from icalendar import Calendar

from server.exports.calendar import follow_up, follow_up_day, held_on
from tests.server.exports.views import a_full_board, a_view

HELD, KEPT_UNTIL = date(2026, 11, 24), date(2027, 11, 24)
LINK = "https://kesken.example.org/b/b-5Fd6ilWLkqU1KoERrRQx9g"


def test_the_follow_up_is_four_weeks_later_at_nine_wherever_one_is(app: Flask) -> None:
    event = read(made(app))

    assert event["DTSTART"] == "20261222T090000"  # floating: no Z, no zone
    assert event["DURATION"] == "PT30M"
    assert event["SUMMARY"] == "We come back to: One calendar for all"
    assert event["URL"] == LINK
    assert LINK in event["DESCRIPTION"]


def test_four_weeks_are_counted_from_the_day_that_it_was_there() -> None:
    """A session in Auckland on 25 November at ten: in UTC that is the evening of the 24th."""
    view = a_view(a_full_board(), kept_until="2027-11-24")
    view.steps[0].opened_at = 1_795_554_000_000
    days = {"2026-11-25": date(2026, 12, 23), "": date(2026, 12, 22)}

    for said, follows in days.items():
        view.held_on = said  # empty in sessions that ended before it was asked
        held = held_on(view, date(2027, 1, 1))
        assert follow_up_day(held=held, kept_until=KEPT_UNTIL) == follows


def test_a_board_that_goes_earlier_is_looked_at_while_it_is_there(app: Flask) -> None:
    assert read(made(app, kept_until=date(2026, 12, 1)))["DTSTART"] == "20261201T090000"


def test_twice_the_file_is_one_event(app: Flask) -> None:
    assert made(app) == made(app)
    assert read(made(app))["UID"] != read(made(app, session="zzzzzzzzzz"))["UID"]


@pytest.mark.parametrize(
    "title", ["Ylä, ala; ja \\ väli", "Ääkkösiä " * 8, "語" * 80, "👩‍🚀" * 26, "a,b;c\\n:" * 10]
)
def test_every_title_comes_through_whole(app: Flask, title: str) -> None:
    written = made(app, title=title)

    assert read(written)["SUMMARY"] == f"We come back to: {title}"
    assert all(len(line) <= 75 for line in written.split(b"\r\n"))
    for line in written.split(b"\r\n"):
        line.decode()  # no fold falls into a letter
    (event,) = Calendar.from_ical(written).events
    assert str(event["SUMMARY"]) == f"We come back to: {title}"


def test_whoever_has_the_board_has_its_date_and_nobody_else(
    app: Flask, ben: FlaskClient, session: str
) -> None:
    board = app.extensions["kesken"].sessions.links(session).board_url.rpartition("/b/")[2]

    answer = ben.get(f"/b/{board}.ics")

    assert answer.mimetype == "text/calendar"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert read(answer.data)["URL"].endswith(f"/b/{board}")
    assert ben.get("/b/b-nothing.ics").status_code == 404


def test_the_file_is_called_after_the_session_and_its_day(dov: FlaskClient, app: Flask, session: str) -> None:
    board = app.extensions["kesken"].sessions.links(session).board_url.rpartition("/")[2]

    said = dov.get(f"/b/{board}.ics").headers["Content-Disposition"]

    assert said == f'inline; filename="One calendar for all {datetime.now(UTC).date()}.ics"'


def made(
    app: Flask,
    session: str = "abcdefghij",
    title: str = "One calendar for all",
    kept_until: date = KEPT_UNTIL,
) -> bytes:
    with app.test_request_context("/", headers={"Accept-Language": "en"}):
        return follow_up(session, title=title, link=LINK, held=HELD, kept_until=kept_until)


def read(written: bytes) -> dict[str, str]:
    """The properties of the one event, unfolded and unescaped."""
    assert written.endswith(b"\r\n")
    lines = written.replace(b"\r\n ", b"").removesuffix(b"\r\n").split(b"\r\n")
    assert not any(b"\r" in line or b"\n" in line for line in lines)
    assert [lines[0], lines[1], lines[3]] == [b"BEGIN:VCALENDAR", b"VERSION:2.0", b"BEGIN:VEVENT"]
    assert lines[-2:] == [b"END:VEVENT", b"END:VCALENDAR"]
    event = dict(line.decode().split(":", 1) for line in lines[4:-2])
    assert {"UID", "DTSTAMP", "DTSTART"} <= event.keys()
    return {name: unescaped(value) if name in TEXTS else value for name, value in event.items()}


TEXTS = ("SUMMARY", "DESCRIPTION")


def unescaped(value: str) -> str:
    plain, rest = "", iter(value)
    for sign in rest:
        assert sign not in ",;", "a bare comma or semicolon parts values"
        plain += next(rest) if sign == "\\" else sign
    return plain
