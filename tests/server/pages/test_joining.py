"""How people come in, and how strangers do not."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.exc import OperationalError

from server.store import tables
from sessions.stage.header import DescribeSession
from sessions.state import By
from tests.server.pages.conftest import A_SESSION


def test_ben_joins_with_a_code_typed_carelessly(app: Flask, ben: FlaskClient, session: str) -> None:
    code = links(app, session).code

    answer = ben.post("/join", data={"code": f" {code[:3].lower()}-{code[3:]} "})

    assert (answer.status_code, answer.headers["Location"]) == (303, f"/s/{session}")
    assert "You are in." in ben.get(f"/s/{session}").text


def test_ben_joins_with_what_he_has_pasted_into_the_field_for_the_code(app: Flask, session: str) -> None:
    code, link = links(app, session).code, links(app, session).join_url
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in code)

    for pasted in (wide, f"Code: {code}", f"Come in: {link} !"):
        answer = app.test_client().post("/join", data={"code": pasted})
        assert (answer.status_code, answer.headers["Location"]) == (303, f"/s/{session}"), pasted


def test_dov_may_not_guess_links_for_long_either(dov: FlaskClient) -> None:
    pasted = [f"https://kesken.example.org/j#p-{i}{'A' * 21}" for i in range(6)]

    answers = [dov.post("/join", data={"code": link}) for link in pasted]

    assert [answers[0].status_code, answers[-1].status_code] == [404, 429]


def test_ben_joins_with_the_invitation_of_the_qr_code(app: Flask, ben: FlaskClient, session: str) -> None:
    key = links(app, session).join_url.partition("#")[2]
    assert "/join/key" in ben.get("/j").text

    answer = ben.post("/join/key", json={"key": key})

    assert answer.json == {"go": f"/s/{session}"}
    assert ben.get(f"/s/{session}").status_code == 200


def test_ben_keeps_his_seat_when_he_scans_again(app: Flask, ben: FlaskClient, session: str) -> None:
    """Otherwise one phone would count twice."""
    key = links(app, session).join_url.partition("#")[2]
    ben.post("/join/key", json={"key": key})

    again = ben.post("/join/key", json={"key": key})

    assert "Set-Cookie" not in again.headers


def test_ben_is_told_that_his_code_opens_nothing_and_finds_it_as_he_typed_it(ben: FlaskClient) -> None:
    answer = ben.post("/join", data={"code": "ABC<DEF"})

    assert answer.status_code == 404
    assert "No session has this code." in answer.text
    assert 'value="ABC&lt;DEF"' in answer.text


def test_dov_may_not_guess_for_long(dov: FlaskClient) -> None:
    answers = [dov.post("/join", data={"code": f"AAAAAA{i}"}) for i in range(2, 8)]

    assert answers[-1].status_code == 429
    assert "Too many tries from here." in answers[-1].text


def test_dov_without_a_seat_is_sent_to_the_front_page(dov: FlaskClient, session: str) -> None:
    answer = dov.get(f"/s/{session}")

    assert (answer.status_code, answer.headers["Location"]) == (303, "/?no-place")


def test_the_front_page_knows_the_session_that_ben_is_in(app: Flask, ben: FlaskClient, session: str) -> None:
    ben.post("/join", data={"code": links(app, session).code})

    page = ben.get("/")

    assert f'href="/s/{session}"' in page.text
    assert "You are in a session" in page.text
    assert "One calendar for all" in page.text
    assert page.headers["Cache-Control"] == "no-store", "else Back would show the page from before"
    assert f'href="/s/{session}"' in ben.post("/join", data={"code": "ABCDEFG"}).text


def test_it_leads_ann_back_to_her_desk_and_by_its_newest_title(
    ann: FlaskClient, app: Flask, session: str
) -> None:
    describes_anew(app, session, "Two calendars")

    page = ann.get("/").text

    assert f'href="/desk/{session}"' in page
    assert "Two calendars" in page
    assert "One calendar for all" not in page


def test_whoever_has_no_seat_hears_of_no_session(
    app: Flask, ben: FlaskClient, dov: FlaskClient, session: str
) -> None:
    ben.post("/join", data={"code": links(app, session).code})
    for cookie, value in (
        (f"kp-{session}", "seat" + "A" * 22),
        (f"kesken-participant-{session}", "forged.mark"),
    ):
        dov.set_cookie(cookie, value)

    page = dov.get("/").text

    assert session not in page
    assert "One calendar for all" not in page


def test_a_session_that_ended_or_is_gone_is_no_way_back(app: Flask, ben: FlaskClient, session: str) -> None:
    ben.post("/join", data={"code": links(app, session).code})
    with app.extensions["kesken"].store.engine.begin() as conn:
        conn.execute(tables.sessions.update().values(is_ended=True))
    assert session not in ben.get("/").text

    with app.extensions["kesken"].store.engine.begin() as conn:
        conn.execute(tables.sessions.delete())
    assert session not in ben.get("/").text


def test_the_newest_three_are_offered(app: Flask, ben: FlaskClient) -> None:
    made = [ben.post("/new", data={**A_SESSION, "title": f"Number {number}"}) for number in range(5)]
    sessions = [one.headers["Location"].rpartition("/")[2].partition("?")[0] for one in made]

    page = ben.get("/").text

    assert [session for session in sessions if session in page] == sessions[2:]
    assert page.index("Number 4") < page.index("Number 2")


def test_the_door_opens_while_the_database_is_away(
    app: Flask, ben: FlaskClient, session: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ben.post("/join", data={"code": links(app, session).code})

    def away(_among: list[str]) -> dict[str, str]:
        raise OperationalError("SELECT", {}, OSError("gone"))

    monkeypatch.setattr(app.extensions["kesken"].sessions, "titles", away)

    assert ben.get("/").status_code == 200


def describes_anew(app: Flask, session: str, title: str) -> None:
    house = app.extensions["kesken"]
    header = house.sessions.view(session)[0].session
    fields = {"change": header.change, "kept_until": header.kept_until, "audience": header.audience}
    by = By("facilitator", "ann")
    house.rooms.of(session).perform(DescribeSession(title=title, **fields), by)


def test_ben_does_not_get_to_the_desk_or_the_screen(app: Flask, ben: FlaskClient, session: str) -> None:
    ben.post("/join", data={"code": links(app, session).code})
    assert ben.get(f"/s/{session}").status_code == 200

    for address in (f"/desk/{session}", f"/desk/{session}/agenda", f"/screen/{session}"):
        assert ben.get(address).status_code == 404


def test_a_key_of_another_kind_opens_nothing(app: Flask, dov: FlaskClient, session: str) -> None:
    invitation = links(app, session).join_url.partition("#")[2]

    for door in ("/desk/key", "/screen/key"):
        assert dov.post(door, json={"key": invitation}).status_code == 404


def test_a_key_that_is_no_text_opens_nothing(dov: FlaskClient) -> None:
    for body in ({}, {"key": 7}, {"key": ["p-x"]}, ["key"], "key", None):
        assert dov.post("/join/key", json=body).status_code == 404


def links(app: Flask, session: str):
    return app.extensions["kesken"].sessions.links(session)
