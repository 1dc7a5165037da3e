"""What every answer says about itself: to whom it may be shown, what may run in it, who may keep it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from sessions.refusals import Refused
from tests.server.wired import A_SESSION, Workshop, cookies_of
from tests.strangers.raw import ask, request

SESSION = "abcdefghij"
# The # of a link is never sent, but its page is where the key is;
# in the saved board's address the key stands itself.
WITH_KEYS = ("/j", "/desk", "/screen", "/b/")


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    from server.app import create_app
    from server.config import read_settings

    return create_app(read_settings({"KESKEN_DATA": str(tmp_path_factory.mktemp("pages"))}))


@pytest.fixture(scope="module")
def ann(app: Flask) -> FlaskClient:
    """Somebody with every seat in a session, so that every page opens."""
    browser = app.test_client()
    where = browser.post("/new", data=A_SESSION).headers["Location"]
    browser.session = where.rpartition("/")[2].partition("?")[0]  # type: ignore[attr-defined]
    sessions = app.extensions["kesken"].sessions
    links = sessions.links(browser.session)  # type: ignore[attr-defined]
    browser.post("/join/key", json={"key": links.join_url.partition("#")[2]})
    browser.post("/screen/key", json={"key": sessions.mint(browser.session, "screen")})  # type: ignore[attr-defined]
    browser.board = links.board_url.rpartition("/")[2]  # type: ignore[attr-defined]
    return browser


def addresses(app: Flask, session: str, board: str) -> Iterator[str]:
    """Every route of the house, filled in."""
    for rule in app.url_map.iter_rules():
        if rule.endpoint != "static":
            path = rule.rule
            for gap, filled in (
                ("session", session),
                ("key", board),
                ("code", "fi"),
                ("path:rest", "nothing.webp"),
            ):
                path = path.replace(f"<{gap}>", filled)
            assert "<" not in path, f"a new kind of address: {rule.rule}"
            yield path


def test_every_page_and_every_error_page_is_locked_down(app: Flask, ann: FlaskClient) -> None:
    for session, board in ((ann.session, ann.board), (SESSION, "b-nothing")):  # type: ignore[attr-defined]
        for path in [
            *addresses(app, session, board),
            "/nowhere",
            "/%00",
            "/static/nothing.js",
            f"{app.static_url_path}/nothing.js",
        ]:
            for accept in ("text/html", "application/json", "*/*"):
                for method in ("GET", "HEAD", "POST", "DELETE", "OPTIONS"):
                    if method == "POST" and path.endswith("/delete"):
                        continue
                    answer = ann.open(path, method=method, headers={"Accept": accept})
                    check(path, answer.headers)


def test_faults_and_refusals_are_locked_down_too(
    app: Flask, ann: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    from server.pages import house

    sessions = app.extensions["kesken"].sessions
    for fault in (ZeroDivisionError("secret"), Refused("busy"), Refused("too_fast")):

        def fall(*_: object, fault: Exception = fault) -> None:
            raise fault

        monkeypatch.setattr(sessions, "find_key", fall)
        for accept in ("text/html", "application/json"):
            answer = ann.get("/b/b-key", headers={"Accept": accept})
            assert answer.status_code >= 400
            assert "secret" not in answer.text
            check("/b/b-key", answer.headers)
    check("/join", ann.post("/join", data={"code": "x" * 600_000}).headers)
    assert house


def test_what_goes_to_other_sites_along_with_a_click_holds_no_key(ann: FlaskClient) -> None:
    for path in (
        "/j",
        "/desk",
        "/screen",
        f"/b/{ann.board}",
        f"/b/{ann.board}.md",
        "/b/b-nothing",
        "/b/b-nothing.md",
    ):  # type: ignore[attr-defined]
        assert ann.get(path).headers["Referrer-Policy"] == "no-referrer", path
    for path in ("/", "/new", f"/s/{ann.session}", f"/desk/{ann.session}"):  # type: ignore[attr-defined]
        assert ann.get(path).headers["Referrer-Policy"] == "same-origin", path


def test_pages_hold_no_script_style_or_attribute_that_acts(ann: FlaskClient) -> None:
    pages = ["/", "/new", "/j", "/desk", "/screen", "/check", "/nowhere"]
    pages += [f"/s/{ann.session}", f"/desk/{ann.session}", f"/screen/{ann.session}", f"/b/{ann.board}"]  # type: ignore[attr-defined]
    for path in pages:
        page = ann.get(path, headers={"Accept": "text/html"}).text
        assert not re.search(
            r"<style|\sstyle=|\son\w+=|javascript:|<base|<object|<embed|<iframe", page, re.IGNORECASE
        ), path
        for script in re.findall(r"<script\b[^>]*>(.*?)</script>", page, re.DOTALL | re.IGNORECASE):
            assert script.strip() == "", path


def test_scripts_and_styles_are_what_they_say(app: Flask, ann: FlaskClient) -> None:
    page = ann.get("/").text
    for path in re.findall(r'(?:href|src)="(/static/[^"]+)"', page):
        headers = ann.get(path).headers
        assert headers["X-Content-Type-Options"] == "nosniff", path
        assert headers.get("Content-Type", "").split(";")[0] in (
            "text/css",
            "text/javascript",
            "image/svg+xml",
            "image/png",
            "image/x-icon",
            "application/manifest+json",
        ), path
        assert "Access-Control-Allow-Origin" not in headers


HOSTS = (
    *("evil.example", "evil.example:80", "evil.example:5000", "evil.example;script-src *", "a b", "*", ""),
    *(
        "evil.example/<script>",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "[::2]",
        "[::1",
        "kesken@localhost",
    ),
)


@pytest.mark.parametrize("host", HOSTS)
def test_a_host_that_a_stranger_names_is_never_repeated(ann: FlaskClient, host: str) -> None:
    for path in ("/", "/new", "/stored", f"/s/{ann.session}", f"/b/{ann.board}", "/nowhere", "/health"):  # type: ignore[attr-defined]
        answer = ann.get(path, headers={"Host": host, "Accept": "text/html"})

        assert "evil" not in answer.text
        assert "evil" not in str(answer.headers)
        assert answer.headers["Content-Security-Policy"].count("script-src") == 1
        check(path, answer.headers)


@pytest.mark.parametrize("host", HOSTS)
def test_nothing_of_ours_is_shown_under_a_strangers_name(app: Flask, host: str) -> None:
    dov = app.test_client()
    page = dov.get("/new", headers={"Host": host, "Accept": "text/html"})
    said = dov.post("/join", data={"code": "2345678"}, headers={"Host": host, "Accept": "application/json"})

    assert (page.status_code, said.status_code) == (421, 421)
    assert "It is at http://127.0.0.1:5000" in page.text
    assert 'href="http://127.0.0.1:5000"' in page.text
    assert said.json["refused"] == "not_here"


@pytest.mark.parametrize("host", ["evil.example", "10.0.0.7:5000", "one:5000", "", "a b"])
def test_whoever_watches_over_a_server_asks_by_any_address(ann: FlaskClient, host: str) -> None:
    assert ann.get("/health", headers={"Host": host}).status_code == 200


def test_policies_follow_from_the_settings_alone(tmp_path: Path) -> None:
    from server.app import create_app
    from server.config import read_settings

    secret = {"SECRET_KEY": "9f3c1e7a5b0d8264c7e1a93f5d2b8046", "CREATE": "open"}
    for url, sockets in (
        ("https://kesken.example.org", "'self' wss://kesken.example.org;"),
        ("https://kesken.example.org:8443", "'self' wss://kesken.example.org:8443;"),
        ("http://[2001:db8::1]:5000", "'self' ;"),  # a policy knows no such address
        ("", "'self' ws://127.0.0.1:5000 ws://localhost:5000;"),
    ):
        env = {"KESKEN_DATA": str(tmp_path), "PUBLIC_URL": url, **secret}
        browser = create_app(read_settings(env)).test_client()
        for host in ("localhost", "127.0.0.1:80", "kesken.example.org", "evil.example:80"):
            policy = browser.get("/", headers={"Host": host}).headers["Content-Security-Policy"]
            assert f"connect-src {sockets}" in policy


def test_the_socket_says_the_same(room: Workshop, port: int) -> None:
    cookie = cookies_of(room.phones[0].browser)
    for path in (
        "/socket.io/?EIO=4&transport=polling",
        "/socket.io/?EIO=9",
        "/socket.io/?EIO=4&transport=polling&sid=x",
    ):
        head = ask(port, request("GET", path, Cookie=cookie)).partition(b"\r\n\r\n")[0].decode().lower()
        for line in (
            "cache-control: no-store",
            "x-content-type-options: nosniff",
            "content-security-policy: default-src 'none'",
        ):
            assert line in head, path


def check(path: str, headers: Any) -> None:
    policy = headers["Content-Security-Policy"]
    assert "unsafe" not in policy, path
    assert "*" not in policy, path
    assert "http:" not in policy
    assert "https:" not in policy
    assert "default-src 'none'" in policy, path
    assert headers["X-Content-Type-Options"] == "nosniff", path
    if not path.startswith("/static"):
        for rule in ("script-src 'self';", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"):
            assert rule in policy, path
        assert "require-trusted-types-for 'script'" in policy
        assert headers["X-Frame-Options"] == "DENY", path
        assert headers["Cache-Control"] == "no-store", path
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin", path
    assert "Server" not in headers
    assert "X-Powered-By" not in headers
