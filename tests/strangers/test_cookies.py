"""A seat is what its cookie says under our signature,
in its own session and role; everything else is nobody.
"""

import base64
import hmac
from collections.abc import Callable
from pathlib import Path

import pytest
import requests
from flask import Flask
from flask.testing import FlaskClient
from itsdangerous import URLSafeSerializer, URLSafeTimedSerializer

from server.access.seats import Seats, cookie_of, long_cookie_of
from sessions.names import encode
from tests.server.wired import A_SESSION, Workshop, cookies_of, workshop
from tests.strangers.raw import Line

OLD_KEY, NEW_KEY, OTHER_KEY = (
    "9f3c1e7a5b0d8264c7e1a93f5d2b8046",
    "5b0d82649f3c1e7a5d2b8046c7e1a93f",
    "c7e1a93f5d2b80465b0d82649f3c1e7a",
)
SEAT = "c2VhdCBvZiBzb21lYm9keQ"


@pytest.fixture(scope="module")
def secret(kesken) -> str:
    return (kesken.data / "secret_key").read_text().strip()


def test_a_real_cookie_opens_the_room(room: Workshop, port: int) -> None:
    assert "epoch" in enter(port, room.session, "participant", cookies_of(room.phones[0].browser))


@pytest.mark.parametrize("role", ["participant", "facilitator", "screen"])
def test_nothing_that_is_not_signed_for_this_place_opens_it(
    room: Workshop, port: int, secret: str, role: str
) -> None:
    real = room.phones[0].browser.cookies[cookie_of(room.session, "participant")]
    body, mark = real[:-22], real[-22:]
    forged = {
        "somebody else's seat": encode(bytes(12)) + mark,
        "no seat": mark,
        "twice": real + real,
        "our mark in their way": body + sign(secret, body).rpartition(".")[2][:22],
        "a mark without a key": body + hmac_of(b"", f"seat/{cookie_of(room.session, role)}/{body}"),
        "a mark for a key of ours": body + hmac_of(secret.encode(), f"{role}/{room.session}"),
        "nothing": "",
        "no signature": body,
        "cut short": real[:-1],
        "longer": real + "A",
        "another body": sign(secret, [room.session, role, SEAT])[:-4] + real[-4:],
        "another key": sign(OTHER_KEY, [room.session, role, SEAT]),
        "an older form": sign(secret, [room.session, role, SEAT]),
        "an empty key": sign("", [room.session, role, SEAT]),
        "another purpose": sign(secret, [room.session, role, SEAT], salt="itsdangerous"),
        "Flask's own": URLSafeTimedSerializer(secret, salt="cookie-session").dumps(
            [room.session, role, SEAT]
        ),
        "another session": sign(secret, ["abcdefghij", role, SEAT]),
        "another role": sign(secret, [room.session, "clock", SEAT]),
        "no role": sign(secret, [room.session, SEAT]),
        "one field more": sign(secret, [room.session, role, SEAT, "x"]),
        "a seat that is no text": sign(secret, [room.session, role, 7]),
        "a map": sign(secret, {"session": room.session, "role": role, "seat": SEAT}),
        "JSON": f'["{room.session}","{role}","{SEAT}"]',
        "base64": base64.urlsafe_b64encode(f'["{room.session}","{role}","{SEAT}"]'.encode()).decode(),
        "compressed nonsense": ".eJxx." + mark,
        "brackets": sign(secret, "[" * 900),
        "bytes": "\xff\xfe",
        "quoted": f'"{body}"',
    }

    for what, cookie in forged.items():
        for name in (cookie_of(room.session, role), long_cookie_of(room.session, role)):
            if what == "an older form" and name.startswith("kesken"):
                continue
            answer = enter(port, room.session, role, f"{name}={cookie}")
            assert answer["refused"] == "not_found", (what, name)


def test_a_seat_does_not_change_its_session_or_its_role(room: Workshop, port: int) -> None:
    with workshop(room.url, phones=0) as other:
        ben = room.phones[0].browser.cookies[cookie_of(room.session, "participant")]
        for session, role in (
            (other.session, "participant"),
            (room.session, "facilitator"),
            (room.session, "screen"),
            (room.session, "clock"),
            (room.session, "Participant"),
        ):
            for name in (cookie_of(session, role), cookie_of(room.session, "participant")):
                answer = enter(port, session, role, f"{name}={ben}")
                assert answer["refused"] in ("not_found", "bad_shape")


def test_a_seat_from_before_the_cookies_were_shorter_opens_the_room(
    room: Workshop, port: int, secret: str
) -> None:
    field = sign(secret, [room.session, "participant", SEAT])
    name = long_cookie_of(room.session, "participant")

    assert "epoch" in enter(port, room.session, "participant", f"{name}={field}")
    assert enter(port, room.session, "facilitator", f"{name}={field}")["refused"] == "not_found"


def test_somebody_elses_odd_cookies_do_not_lock_a_phone_out(room: Workshop, port: int) -> None:
    ours = cookies_of(room.phones[0].browser)
    for odd in (
        'prefs={"a": [1, 2]}',
        "a b=c d",
        "=",
        ";;",
        "x=\xff\xfe",
        'q="unclosed',
        "[]=1",
        "a=b=c",
        "ä=1",
    ):
        for cookies in (f"{odd}; {ours}", f"{ours}; {odd}"):
            assert "epoch" in enter(port, room.session, "participant", cookies), cookies


def test_a_browser_with_more_cookies_than_servers_usually_take_is_let_in_and_loses_some(
    room: Workshop, port: int, secret: str
) -> None:
    """Until seats made room for each other, a browser could hold so many that every page was refused."""
    old = "; ".join(
        f"{long_cookie_of(f'session{n:03}', 'participant')}="
        + sign(secret, [f"session{n:03}", "participant", SEAT])
        for n in range(100)
    )
    assert 12_000 < len(old) < 16_000

    answer = requests.post(f"{room.url}/join/key", json={"key": room.key}, headers={"Cookie": old})

    assert answer.status_code == 200
    fresh = answer.cookies[cookie_of(room.session, "participant")]
    both = f"{old}; {cookie_of(room.session, 'participant')}={fresh}"
    assert "epoch" in enter(port, room.session, "participant", both)


def test_two_cookies_of_one_name_are_no_way_in(room: Workshop, port: int, secret: str) -> None:
    """A sister domain may set one: whichever is read, only a real one opens."""
    name = cookie_of(room.session, "participant")
    false = sign(OTHER_KEY, [room.session, "participant", SEAT])

    answer = enter(port, room.session, "participant", f"{name}={false}; {name}={false}")

    assert answer["refused"] == "not_found"


# --- the secret changes


def test_an_older_key_still_opens_and_a_forgotten_one_does_not(
    tmp_path: Path, make_app: Callable[..., Flask]
) -> None:
    ben = joined(make_app(SECRET_KEY=OLD_KEY))
    cookie, session, invitation, board = ben

    rotated = make_app(SECRET_KEY=f"{NEW_KEY},{OLD_KEY}")
    assert page(rotated, cookie, session) == 200
    assert exchange(rotated, invitation) == 200
    assert rotated.test_client().get(f"/b/{board}").status_code == 200

    forgotten = make_app(SECRET_KEY=NEW_KEY)
    assert page(forgotten, cookie, session) == 303
    assert exchange(forgotten, invitation) == 200, (
        "links are hashes in the database: the room's QR code stays good"
    )


def test_new_seats_are_signed_with_the_newest_key(make_app: Callable[..., Flask]) -> None:
    cookie, session, _, _ = joined(make_app(SECRET_KEY=f"{NEW_KEY},{OLD_KEY}"))

    cookies = {cookie_of(session, "participant"): cookie}
    assert Seats((NEW_KEY,), is_https=False).find(cookies, session, "participant")
    assert Seats((OLD_KEY,), is_https=False).find(cookies, session, "participant") is None


@pytest.mark.parametrize(
    ("url", "is_secure"), [("https://kesken.example.org", True), ("http://kesken.example.org", False)]
)
def test_cookies_are_for_our_pages_alone(make_app: Callable[..., Flask], url: str, is_secure: bool) -> None:
    app = make_app(PUBLIC_URL=url, SECRET_KEY=OLD_KEY, CREATE="open")

    cookies = app.test_client().post("/new", data=A_SESSION).headers.getlist("Set-Cookie")

    assert len(cookies) == 1
    for word in ("HttpOnly", "SameSite=Lax", "Path=/"):
        assert word in cookies[0]
    assert ("Secure" in cookies[0]) == is_secure
    assert "Domain" not in cookies[0]


def enter(port: int, session: str, role: str, cookie: str) -> dict[str, object]:
    line = Line(port, cookie=cookie).connect()
    answer: dict[str, object] = line.asks("enter", {"session": session, "as": role, "language": "en"})
    line.hang_up()
    return answer


def sign(key: str, what: object, *, salt: str = "seat") -> str:
    return str(URLSafeSerializer(key, salt=salt).dumps(what))


def hmac_of(key: bytes, said: str) -> str:
    return encode(hmac.new(key, said.encode(), "sha256").digest()[:16])


def joined(app: Flask) -> tuple[str, str, str, str]:
    """A phone's cookie, its session, the invitation that it came by, and the key of the saved board."""
    where = app.test_client().post("/new", data=A_SESSION).headers["Location"]
    session = where.rpartition("/")[2].partition("?")[0]
    links = app.extensions["kesken"].sessions.links(session)
    invitation = links.join_url.partition("#")[2]
    phone = app.test_client()
    phone.post("/join/key", json={"key": invitation})
    cookie = next(cookie.value for cookie in phone._cookies.values())
    return str(cookie), session, invitation, links.board_url.rpartition("/")[2]


def page(app: Flask, cookie: str, session: str) -> int:
    phone: FlaskClient = app.test_client()
    phone.set_cookie(cookie_of(session, "participant"), cookie)
    return phone.get(f"/s/{session}").status_code


def exchange(app: Flask, invitation: str) -> int:
    return app.test_client().post("/join/key", json={"key": invitation}).status_code
