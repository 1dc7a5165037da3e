"""Ann makes a session and hands out its links."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.server.pages.conftest import A_SESSION, a_browser


def test_ann_makes_a_session_and_lands_at_its_desk(ann: FlaskClient) -> None:
    answer = ann.post("/new", data=A_SESSION)

    assert answer.status_code == 303
    assert "your desk is opening" in ann.get(answer.headers["Location"]).text


def test_the_form_begins_with_what_fits_most(ann: FlaskClient) -> None:
    page = ann.get("/new").text

    for value in ("present", "365", "where_are_we", "en"):
        assert f'value="{value}" checked' in page


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("title", " ", "Give it a title of 1 to 80 characters."),
        ("title", "x" * 81, "Give it a title of 1 to 80 characters."),
        ("change", "x" * 81, "This name is longer than 80 characters."),
        ("who", "everyone", "Say who the others are."),
        ("who", "others", "Say who the others are."),
        ("keep_days", "9999", "Choose how long the board is kept from the list."),
        ("keep_days", "soon", "Choose how long the board is kept from the list."),
        ("design", "none", "Choose an agenda from the list."),
        ("language", "tlh", "Choose a language from the list."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    ann: FlaskClient, field: str, typed: str, said: str
) -> None:
    answer = ann.post(
        "/new", data={**A_SESSION, "change": "from “old” to <new>", "is_one_team": "on", field: typed}
    )

    assert answer.status_code == 400
    assert said in answer.text
    assert 'name="is_one_team" checked' in answer.text
    if field != "change":
        assert 'value="from “old” to &lt;new&gt;"' in answer.text


def test_a_server_may_ask_for_a_passphrase(make_app: Callable[..., Flask]) -> None:
    ann = a_browser(make_app(CREATE="passphrase", PASSPHRASE="calm shore"))
    assert "Passphrase of this server" in ann.get("/new").text

    wrong = ann.post("/new", data={**A_SESSION, "passphrase": "rough sea"})
    right = ann.post("/new", data={**A_SESSION, "passphrase": "calm shore"})

    assert wrong.status_code == 400
    assert "This is not the passphrase" in wrong.text
    assert right.status_code == 303


def test_ann_opens_her_desk_on_a_second_device(app: Flask, ann: FlaskClient, session: str) -> None:
    link = ann.post(f"/desk/{session}/links", json={"kind": "facilitator"}).json
    assert link["qr"].startswith("data:image/svg+xml")
    tablet = a_browser(app)

    answer = tablet.post("/desk/key", json={"key": link["url"].partition("/desk#")[2]})

    assert answer.json == {"go": f"/desk/{session}"}
    assert tablet.get(f"/desk/{session}").status_code == 200


def test_the_link_of_a_spare_desk_goes_on_working(app: Flask, ann: FlaskClient, session: str) -> None:
    link = ann.post(f"/desk/{session}/links", json={"kind": "facilitator"}).json
    ann.post(f"/desk/{session}/links", json={"kind": "facilitator"})

    for _ in range(3):
        tablet = a_browser(app)
        answer = tablet.post("/desk/key", json={"key": link["url"].partition("/desk#")[2]})
        assert answer.json == {"go": f"/desk/{session}"}


def test_the_shared_screen_speaks_the_language_of_the_session(app: Flask, ann: FlaskClient) -> None:
    session = (
        ann.post("/new", data={**A_SESSION, "language": "fi"})
        .headers["Location"]
        .rpartition("/")[2]
        .partition("?")[0]
    )
    link = ann.post(f"/desk/{session}/links", json={"kind": "screen"}).json
    screen = a_browser(app)

    screen.post("/screen/key", json={"key": link["url"].partition("/screen#")[2]})
    page = screen.get(f"/screen/{session}").text

    assert '<html lang="fi"' in page
    assert "Pieni hetki. Lähetetyt ovat tallessa." in page


def test_ann_changes_the_agenda(ann: FlaskClient, session: str) -> None:
    before = ann.get(f"/desk/{session}/agenda").json
    steps = before["steps"][:1]

    answer = ann.post(f"/desk/{session}/agenda", json={"version": before["version"], "steps": steps})

    assert answer.json == {"version": before["version"] + 1}
    assert ann.get(f"/desk/{session}/agenda").json["steps"] == steps


def test_two_desks_do_not_overwrite_each_other(ann: FlaskClient, session: str) -> None:
    before = ann.get(f"/desk/{session}/agenda").json
    ann.post(f"/desk/{session}/agenda", json=before)

    answer = ann.post(f"/desk/{session}/agenda", json=before, headers={"Accept": "application/json"})

    assert answer.status_code == 409
    assert answer.json == {"refused": "changed", "say": "The agenda was changed on another desk meanwhile."}


def test_a_refusal_of_the_agenda_names_its_field(ann: FlaskClient, session: str) -> None:
    agenda = ann.get(f"/desk/{session}/agenda").json
    agenda["steps"][1]["title"] = ""

    answer = ann.post(f"/desk/{session}/agenda", json=agenda, headers={"Accept": "application/json"})

    assert (answer.status_code, answer.json["field"]) == (400, "steps.1.title")


@pytest.mark.parametrize(
    "body", [{}, [], {"version": 1}, {"version": "1", "steps": []}, {"version": 1, "steps": 7}]
)
def test_an_agenda_that_is_none_is_refused(ann: FlaskClient, session: str, body: object) -> None:
    answer = ann.post(f"/desk/{session}/agenda", json=body, headers={"Accept": "application/json"})

    assert (answer.status_code, answer.json["refused"]) == (400, "bad_shape")
