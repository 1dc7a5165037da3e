"""A seat: one browser's place in one session, known by its signed cookie."""

from typing import Any

import pytest
from flask import Flask, request
from itsdangerous import URLSafeSerializer

from server.access.seats import PARTS, ROLES, Seats, cookie_of, long_cookie_of

SECRET, OLDER = "the newest secret of this server", "an older secret of this server"
HERE = "workshop01"


@pytest.fixture
def seats() -> Seats:
    return Seats((SECRET, OLDER), is_https=False)


def given(seats: Seats, session: str = HERE, role: Any = "participant", part: Any = 0) -> dict[str, str]:
    """The cookie of a new seat, by its name."""
    response = Flask("test").response_class()
    seats.give(response, session, role, part)
    name, _, value = response.headers["Set-Cookie"].partition(";")[0].partition("=")
    return {name: value}


def of_the_field(role: str = "participant", part: int = 0, *, secret: str = SECRET) -> dict[str, str]:
    """A cookie as they were written before they were made shorter."""
    signed = URLSafeSerializer(secret, salt="seat").dumps([HERE, role, "c2VhdCBvZiBzb21lYm9keQ"])
    return {long_cookie_of(HERE, role, part): str(signed)}


def test_a_seat_is_known_again_by_its_cookie(seats: Seats) -> None:
    cookies = given(seats)

    assert seats.find(cookies, HERE, "participant") == seats.find(cookies, HERE, "participant")
    assert seats.find(given(seats), HERE, "participant") != seats.find(cookies, HERE, "participant")


def test_a_request_is_of_its_seat(seats: Seats) -> None:
    cookie = "; ".join(f"{name}={value}" for name, value in given(seats).items())

    with Flask("test").test_request_context(headers={"Cookie": cookie}):
        assert seats.of(request, HERE, "participant")
        assert seats.of(request, HERE, "facilitator") is None


def test_a_seat_takes_little_of_the_header_that_all_of_them_share(seats: Seats) -> None:
    (held,) = seats.held(given(seats, role="participant", part=2).items())

    assert held.size <= 56, "until then they took 134 bytes each"


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("part", PARTS)
def test_a_seat_is_good_for_its_session_role_and_part_only(seats: Seats, role: Any, part: Any) -> None:
    (value,) = given(seats, role=role, part=part).values()
    places = [(HERE, a_role, a_part) for a_role in ROLES for a_part in PARTS]

    opened = [place for place in places if seats.find({cookie_of(*place): value}, *place)]

    assert opened == [(HERE, role, part)]
    assert seats.find({cookie_of("workshop02", role, part): value}, "workshop02", role, part) is None


@pytest.mark.parametrize("name", [cookie_of(HERE, "participant"), long_cookie_of(HERE, "participant")])
@pytest.mark.parametrize(
    "forged",
    [
        "",
        "x",
        "WyJ3b3Jrc2hvcDAxIiwicGFydGljaXBhbnQiLCJ4Il0.AAAA",
        "\u0000",
        "." * 500,
        "A" * 22,
        "A" * 42,
        "ä" * 42,
    ],
)
def test_a_forged_seat_is_none(seats: Seats, name: str, forged: str) -> None:
    assert seats.find({name: forged}, HERE, "participant") is None
    assert [held.seat for held in seats.held([(name, forged)])] == [""]


def test_a_changed_seat_is_none(seats: Seats) -> None:
    ((name, value),) = given(seats).items()

    for place in range(len(value)):
        other = "A" if value[place] != "A" else "B"
        changed = value[:place] + other + value[place + 1 :]
        assert seats.find({name: changed}, HERE, "participant") is None
    for cut in range(len(value)):
        assert seats.find({name: value[:cut]}, HERE, "participant") is None
        assert seats.find({name: value[cut + 1 :]}, HERE, "participant") is None


def test_a_session_of_a_strangers_making_opens_nothing(seats: Seats) -> None:
    (value,) = given(seats).values()

    for session in ("", "a/b", f"{HERE}/{value[:16]}", "\u0000", "kp-", "-", "ä", f"{HERE}-1", "x" * 9000):
        for role in ("participant", "clock", "", "P"):
            assert seats.find({f"k{role[:1]}-{session}": value}, session, role or "x") is None


def test_after_a_change_of_the_secret_older_seats_still_open(seats: Seats) -> None:
    older = Seats((OLDER,), is_https=False)

    assert seats.find(given(older), HERE, "participant")
    assert older.find(given(seats), HERE, "participant") is None


def test_a_seat_in_the_field_is_the_same_seat_after_an_update(seats: Seats) -> None:
    for role in ROLES:
        assert seats.find(of_the_field(role), HERE, role) == "c2VhdCBvZiBzb21lYm9keQ"
        assert seats.find(of_the_field(role, secret=OLDER), HERE, role) == "c2VhdCBvZiBzb21lYm9keQ"
        assert seats.find(of_the_field(role, secret="somebody else's secret"), HERE, role) is None
    assert seats.find(of_the_field(part=2), HERE, "participant", 2) == "c2VhdCBvZiBzb21lYm9keQ"
    assert seats.find(of_the_field("facilitator"), HERE, "participant") is None


def test_a_seat_in_the_field_that_is_written_shorter_stays_the_same_seat(seats: Seats) -> None:
    (held,) = seats.held(of_the_field(part=1).items())
    response = Flask("test").response_class()

    seats.shorten(response, held)

    fresh, gone = (one.partition(";")[0].split("=") for one in response.headers.getlist("Set-Cookie"))
    assert seats.find(dict([fresh]), HERE, "participant", 1) == held.seat
    assert gone == [held.cookie, ""]


def test_a_seats_cookie_is_out_of_the_reach_of_scripts_and_strangers() -> None:
    response = Flask("test").response_class()
    Seats((SECRET,), is_https=True).give(response, HERE, "participant")

    cookie = response.headers["Set-Cookie"]
    assert all(part in cookie for part in ("HttpOnly", "Secure", "SameSite=Lax", "Path=/"))
