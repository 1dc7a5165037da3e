"""A seat: one browser's place in one session, known by its signed cookie."""

from typing import Any

import pytest
from flask import Flask, request

from server.access.seats import ROLES, Seats, cookie_of

SECRET, OLDER = "the newest secret of this server", "an older secret of this server"


@pytest.fixture
def seats() -> Seats:
    return Seats((SECRET, OLDER), is_https=False)


def given(seats: Seats, session: str = "workshop01", role: Any = "participant") -> str:
    """The cookie of a new seat."""
    response = Flask("test").response_class()
    seats.give(response, session, role)
    return response.headers["Set-Cookie"].partition("=")[2].partition(";")[0]


def test_a_seat_is_known_again_by_its_cookie(seats: Seats) -> None:
    cookie = given(seats)

    assert seats.read(cookie, "workshop01", "participant") == seats.read(cookie, "workshop01", "participant")
    assert seats.read(given(seats), "workshop01", "participant") != seats.read(
        cookie, "workshop01", "participant"
    )


def test_a_request_is_of_its_seat(seats: Seats) -> None:
    cookie = f"{cookie_of('workshop01', 'participant')}={given(seats)}"

    with Flask("test").test_request_context(headers={"Cookie": cookie}):
        assert seats.of(request, "workshop01", "participant")
        assert seats.of(request, "workshop01", "facilitator") is None


@pytest.mark.parametrize("role", ROLES)
def test_a_seat_is_good_for_its_session_and_role_only(seats: Seats, role: Any) -> None:
    cookie = given(seats, role=role)

    assert [other for other in ROLES if seats.read(cookie, "workshop01", other)] == [role]
    assert seats.read(cookie, "workshop02", role) is None


@pytest.mark.parametrize(
    "forged", ["", "x", "WyJ3b3Jrc2hvcDAxIiwicGFydGljaXBhbnQiLCJ4Il0.AAAA", "\u0000", "." * 500]
)
def test_a_forged_seat_is_none(seats: Seats, forged: str) -> None:
    assert seats.read(forged, "workshop01", "participant") is None


def test_a_changed_seat_is_none(seats: Seats) -> None:
    cookie = given(seats)

    for place in range(len(cookie)):
        other = "A" if cookie[place] != "A" else "B"
        changed = cookie[:place] + other + cookie[place + 1 :]
        read = seats.read(changed, "workshop01", "participant")
        assert read is None or read == seats.read(cookie, "workshop01", "participant")


def test_after_a_change_of_the_secret_older_seats_still_open(seats: Seats) -> None:
    older = Seats((OLDER,), is_https=False)

    assert seats.read(given(older), "workshop01", "participant")
    assert older.read(given(seats), "workshop01", "participant") is None


def test_a_seats_cookie_is_out_of_the_reach_of_scripts_and_strangers() -> None:
    response = Flask("test").response_class()
    Seats((SECRET,), is_https=True).give(response, "workshop01", "participant")

    cookie = response.headers["Set-Cookie"]
    assert all(part in cookie for part in ("HttpOnly", "Secure", "SameSite=Lax", "Path=/"))
