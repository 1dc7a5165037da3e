"""How people come in, and how strangers do not."""

from flask import Flask
from flask.testing import FlaskClient


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
