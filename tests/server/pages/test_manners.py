"""What every page does: its language, its headers, and how it says no."""

import gzip
from collections.abc import Callable

import brotli
import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.server.pages.conftest import A_SESSION, a_browser

SECRET = "the secret of somebody"


def test_cleo_reads_finnish_because_her_phone_asks_for_it(app: Flask) -> None:
    cleo = a_browser(app)
    cleo.environ_base["HTTP_ACCEPT_LANGUAGE"] = "sv, fi;q=0.8, en;q=0.5"

    page = cleo.get("/").text

    assert '<html lang="fi"' in page
    assert "Täällä ajatukset saavat olla kesken." in page


def test_ben_switches_the_language_and_comes_back_to_where_he_was(ben: FlaskClient) -> None:
    answer = ben.get("/language/fi?back=/new")

    assert (answer.status_code, answer.headers["Location"]) == (303, "/new")
    assert "Luo tilaisuus" in ben.get("/new").text


@pytest.mark.parametrize(
    "back", ["//evil.example", "https://evil.example", "/\\evil.example", "/%0d%0aX: y", "evil"]
)
def test_the_switch_leads_nowhere_else(ben: FlaskClient, back: str) -> None:
    assert ben.get(f"/language/fi?back={back}").headers["Location"] == "/"


@pytest.mark.parametrize(("url", "is_secure"), [("https://kesken.example.org", True), ("", False)])
def test_the_language_travels_as_safely_as_the_pages(
    make_app: Callable[..., Flask], url: str, is_secure: bool
) -> None:
    app = make_app(PUBLIC_URL=url, SECRET_KEY="9f3c1e7a5b0d8264c7e1a93f5d2b8046", CREATE="open")

    cookie = a_browser(app).get("/language/fi", headers={"X-Forwarded-Proto": "https"}).headers["Set-Cookie"]

    assert ("Secure" in cookie) == is_secure


def test_an_unknown_language_is_not_found(ben: FlaskClient) -> None:
    assert ben.get("/language/tlh").status_code == 404


@pytest.mark.parametrize("address", ["/", "/new", "/j", "/b/b-nothing", "/nowhere", "/health"])
def test_every_answer_is_locked_down(dov: FlaskClient, address: str) -> None:
    headers = dov.get(address).headers

    policy = headers["Content-Security-Policy"]
    for rule in (
        "default-src 'none'",
        "script-src 'self';",
        "frame-ancestors 'none'",
        "require-trusted-types-for",
    ):
        assert rule in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"
    assert ("X-Robots-Tag" in headers) == (address != "/")


def test_pages_have_no_script_or_style_of_their_own(ann: FlaskClient) -> None:
    for address in ("/", "/new", "/j", "/nowhere"):
        page = ann.get(address).text
        assert "<style" not in page
        assert "style=" not in page
        assert page.count("<script") == page.count('<script type="module" src=') + page.count(
            "<script nomodule"
        )


def test_a_form_on_somebody_elses_page_does_nothing(ann: FlaskClient, session: str) -> None:
    answer = ann.post("/new", data=A_SESSION, headers={"Origin": "https://evil.example"})

    assert answer.status_code == 404


def test_a_form_of_ours_is_taken(app: Flask, ann: FlaskClient) -> None:
    ours = app.extensions["kesken"].settings.origins[0]

    assert ann.post("/new", data=A_SESSION, headers={"Origin": ours}).status_code == 303


def test_unknown_and_forbidden_look_alike(dov: FlaskClient, session: str) -> None:
    answers = {dov.get(f"/desk/{name}").data for name in (session, "abcdefghij")}

    assert len(answers) == 1
    assert b"This link opens nothing." in answers.pop()


def test_scripts_get_a_no_they_can_read(dov: FlaskClient) -> None:
    answer = dov.post("/join/key", json={"key": "p-none"}, headers={"Accept": "application/json"})

    assert answer.status_code == 404
    assert answer.json["refused"] == "not_found"
    assert answer.json["say"].startswith("This link opens nothing.")


def test_a_fault_of_ours_is_a_calm_sentence(
    app: Flask, dov: FlaskClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fall(*_: object) -> None:
        raise ZeroDivisionError(SECRET)

    monkeypatch.setattr(app.extensions["kesken"].sessions, "find_key", fall)

    answer = dov.get("/b/b-key")

    assert answer.status_code == 500
    assert "What was stored is still stored." in answer.text
    assert "ZeroDivisionError" in caplog.text
    assert "secret" not in answer.text + caplog.text


def test_a_request_that_is_none_is_refused_in_words(dov: FlaskClient) -> None:
    answer = dov.delete("/new")

    assert answer.status_code == 405
    assert "The server could not read this." in answer.text


def test_whoever_watches_over_the_server_gets_an_answer(dov: FlaskClient) -> None:
    answer = dov.get("/health").json

    assert answer
    assert (answer["ok"], answer["say"]) == (True, "Kesken answers.")


@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_a_page_travels_compressed_to_those_who_can_read_it(dov: FlaskClient, encoding: str) -> None:
    whole = dov.get("/")
    small = dov.get("/", headers={"Accept-Encoding": f"deflate, {encoding}"})

    assert whole.content_encoding is None
    assert small.content_encoding == encoding
    assert "Accept-Encoding" in small.vary
    assert "Accept-Encoding" in whole.vary
    assert {"br": brotli, "gzip": gzip}[encoding].decompress(small.data) == whole.data
