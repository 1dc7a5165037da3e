"""Very many sessions in one browser: all its seats travel with every request and must not break the pages."""

import sqlalchemy as db
from flask import Flask
from flask.testing import FlaskClient
from itsdangerous import URLSafeSerializer

from server.access.elbow_room import AT_ONCE, MOST
from server.access.seats import cookie_of, long_cookie_of
from server.store.tables import sessions as rows
from tests.server.pages.test_parts import joins
from tests.server.wired import A_SESSION

HEADER = 8190  # bytes of one line that most servers take
FIELDS = "c2VhdCBvZiBzb21lYm9keQ"


def test_two_hundred_sessions_in_one_browser_break_nothing(
    app: Flask, ann: FlaskClient, ben: FlaskClient
) -> None:
    sessions = [make(ann) for _ in range(200)]

    for session in sessions:
        joins(app, ben, session)
        assert len(header(ben)) <= MOST
        assert ben.get(f"/s/{session}").status_code == 200

    there = [ben.get(f"/s/{session}").status_code == 200 for session in sessions]
    fit = sum(there)
    assert fit >= 100
    assert there == [False] * (200 - fit) + [True] * fit, "the oldest have made room"
    assert len(header(ann)) < HEADER, "whoever made them all has as many desks"
    assert ann.get(f"/desk/{sessions[-1]}").status_code == 200


def test_thirty_sessions_with_a_desk_a_screen_and_a_phone_that_is_lent_twice(
    app: Flask, ann: FlaskClient
) -> None:
    """A facilitator's own browser, after a year of rehearsals."""
    sessions = [make(ann) for _ in range(30)]
    for session in sessions:
        has_all_five_seats(app, ann, session)

    assert len(header(ann)) <= MOST
    assert [ann.get(f"/desk/{session}").status_code for session in sessions] == [200] * 30
    assert ann.get(f"/s/{sessions[-1]}").status_code == ann.get(f"/screen/{sessions[-1]}").status_code == 200
    assert app.extensions["kesken"].seats.find(cookies(ann), sessions[-1], "participant", 2)


def test_what_has_ended_goes_before_what_goes_on_and_desks_last(
    app: Flask, ann: FlaskClient, ben: FlaskClient
) -> None:
    first, ended, gone = (make(ann) for _ in range(3))
    for session in (first, ended, gone):
        joins(app, ben, session)
    key = ann.post(f"/desk/{first}/links", json={"kind": "facilitator"}).json["url"].partition("#")[2]
    ben.post("/desk/key", json={"key": key})
    end(app, ended)
    ann.post(f"/desk/{gone}/delete", json={"sure": True})

    left: list[str] = []
    while len(left) < 3:
        session, before = make(ann), set(cookies(ben))
        joins(app, ben, session)
        left += sorted(before - set(cookies(ben)))

    phone = [cookie_of(session, "participant") for session in (first, ended, gone)]
    assert left == [phone[2], phone[1], phone[0]]
    assert cookie_of(first, "facilitator") not in left


def test_seats_in_the_field_are_written_shorter_where_room_is_short_and_stay_the_same(
    app: Flask, ann: FlaskClient, ben: FlaskClient
) -> None:
    sessions = [make(ann) for _ in range(75)]
    signer = URLSafeSerializer(app.extensions["kesken"].settings.secret_keys[0], salt="seat")
    for session in sessions[:58]:
        long = long_cookie_of(session, "participant")
        ben.set_cookie(long, str(signer.dumps([session, "participant", FIELDS])))
    assert len(header(ben)) > MOST

    for session in sessions[58:]:
        was = len(header(ben))
        joins(app, ben, session)
        assert len(header(ben)) < was or len(header(ben)) <= MOST

    find = app.extensions["kesken"].seats.find
    assert len(header(ben)) <= MOST
    assert [find(cookies(ben), session, "participant") for session in sessions[:58]] == [FIELDS] * 58


def test_an_answer_sets_few_cookies_at_once(app: Flask, ann: FlaskClient, ben: FlaskClient) -> None:
    """Proxies bound the header of an answer too."""
    session = make(ann)
    for number in range(150):
        ben.set_cookie(f"kp-nosuch{number:04}", "x" * 42)

    key = app.extensions["kesken"].sessions.links(session).join_url.partition("#")[2]
    answer = ben.post("/join/key", json={"key": key})

    assert 1 < len(answer.headers.getlist("Set-Cookie")) <= AT_ONCE + 1
    assert sum(len(f"{name}: {value}\r\n") for name, value in answer.headers.items()) < 4096


def test_what_others_keep_at_this_address_is_not_ours_to_take(
    app: Flask, ann: FlaskClient, ben: FlaskClient
) -> None:
    for name in ("theirs", "too"):
        ben.set_cookie(name, "x" * 3500)
    sessions = [make(ann) for _ in range(20)]

    for session in sessions:
        joins(app, ben, session)

    assert {"theirs", "too"} < set(cookies(ben))
    assert ben.get(f"/s/{sessions[-1]}").status_code == 200
    assert len(header(ben)) < HEADER


def has_all_five_seats(app: Flask, browser: FlaskClient, session: str) -> None:
    joins(app, browser, session)
    for part in (1, 2):
        browser.post(f"/s/{session}/lend", json={"part": part})
    key = browser.post(f"/desk/{session}/links", json={"kind": "screen"}).json["url"].partition("#")[2]
    browser.post("/screen/key", json={"key": key})


def end(app: Flask, session: str) -> None:
    row = db.update(rows).where(rows.c.session == session).values(is_ended=True)
    app.extensions["kesken"].store.work(lambda conn: conn.execute(row))


def make(browser: FlaskClient) -> str:
    where: str = browser.post("/new", data=A_SESSION).headers["Location"]
    return where.rpartition("/")[2].partition("?")[0]


def cookies(browser: FlaskClient) -> dict[str, str]:
    return {cookie.key: cookie.value for cookie in browser._cookies.values()}


def header(browser: FlaskClient) -> str:
    return "; ".join(f"{name}={value}" for name, value in cookies(browser).items())
