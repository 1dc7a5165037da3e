"""One phone for several people, leaving, and bringing one's part along."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from server.access.seats import cookie_of


def test_ben_lends_his_phone_and_cleo_gets_a_seat_of_her_own(
    app: Flask, ben: FlaskClient, session: str
) -> None:
    joins(app, ben, session)

    answer = ben.post(f"/s/{session}/lend", json={"part": 1})

    assert answer.json == {"part": 1}
    seats = app.extensions["kesken"].seats
    mine, hers = (
        seats.find(
            {cookie_of(session, "participant", part): cookie(ben, session, part)},
            session,
            "participant",
            part,
        )
        for part in (0, 1)
    )
    assert mine is not None
    assert mine != hers


def test_passing_the_phone_back_and_forth_makes_no_new_people(
    app: Flask, ben: FlaskClient, session: str
) -> None:
    joins(app, ben, session)
    ben.post(f"/s/{session}/lend", json={"part": 1})

    answers = [ben.post(f"/s/{session}/lend", json={"part": part}) for part in (0, 1)]

    assert all("Set-Cookie" not in answer.headers for answer in answers)


@pytest.mark.parametrize("part", [3, -1, True, "1", None, 1.0])
def test_no_phone_is_lent_to_more_than_two_others(
    app: Flask, ben: FlaskClient, session: str, part: object
) -> None:
    joins(app, ben, session)

    for act in ("lend", "leave"):
        assert ben.post(f"/s/{session}/{act}", json={"part": part}).status_code == 400


def test_dov_cannot_lend_what_he_has_not(dov: FlaskClient, session: str) -> None:
    answer = dov.post(f"/s/{session}/lend", json={"part": 1})

    assert answer.status_code == 404
    assert "Set-Cookie" not in answer.headers


def test_forgotten_ben_has_no_seat_any_more(app: Flask, ben: FlaskClient, session: str) -> None:
    joins(app, ben, session)

    ben.post(f"/s/{session}/leave", json={"part": 0})

    assert cookie(ben, session, 0) == ""
    assert ben.get(f"/s/{session}").headers["Location"] == "/?no-place"


def test_whoever_stays_on_a_lent_phone_keeps_the_page(app: Flask, ben: FlaskClient, session: str) -> None:
    joins(app, ben, session)
    ben.post(f"/s/{session}/lend", json={"part": 1})

    ben.post(f"/s/{session}/leave", json={"part": 0})

    assert ben.get(f"/s/{session}").status_code == 200


def test_the_page_for_bringing_a_part_says_nothing_about_where_it_was_opened(ben: FlaskClient) -> None:
    answer = ben.get("/keep")

    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Cache-Control"] == "no-store"


def joins(app: Flask, browser: FlaskClient, session: str) -> None:
    key = app.extensions["kesken"].sessions.links(session).join_url.partition("#")[2]
    browser.post("/join/key", json={"key": key})


def cookie(browser: FlaskClient, session: str, part: int) -> str:
    held = browser.get_cookie(cookie_of(session, "participant", part))
    return held.value if held else ""
