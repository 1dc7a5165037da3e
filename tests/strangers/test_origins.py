"""Only pages of ours open a connection or post a form, whoever's cookies the browser brings along."""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.harness.server import Kesken, running_server
from tests.server.wired import Workshop, cookies_of
from tests.strangers.conftest import port_of
from tests.strangers.raw import Cut, Line, ask, request, status_of

PUBLIC = "https://kesken.example.org"
POLLING = "/socket.io/?EIO=4&transport=polling"
GOOD_KEY = "9f3c1e7a5b0d8264c7e1a93f5d2b8046"

STRANGE = (
    "https://evil.example",
    "http://kesken.example.org",
    "HTTPS://KESKEN.example.org",
    "https://Kesken.example.org",
    "https://kesken.example.org.",
    "https://kesken.example.org:443",
    "https://kesken.example.org:8443",
    "https://evil.kesken.example.org",
    "https://kesken.example.org.evil.example",
    "https://kesken.example.org@evil.example",
    "https://ann@kesken.example.org",
    "https://kesken.example.org/",
    "https://kesken.example.org https://evil.example",
    "https://kesken.example.org, https://evil.example",
    "https://kesken-example.org",
    "wss://kesken.example.org",
    "http://127.0.0.1",
    "file://",
    "chrome-extension://abcdefgh",
    "null",
    "*",
    " ",
)
STRANGE_HERE = (
    "http://127.0.0.1",
    "http://127.0.0.1:1",
    "https://127.0.0.1:{port}",
    "http://127.0.0.1.:{port}",
    "http://127.0.0.1.evil.example:{port}",
    "http://127.1:{port}",
    "http://2130706433:{port}",
    "http://[::1]:{port}",
    "http://0.0.0.0:{port}",
    "http://LOCALHOST:{port}",
    "http://localhost:{port}/",
    "http://ann@localhost:{port}",
    "http://evil.localhost:{port}",
    "null",
)


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kesken]:
    """A server on the open internet, as its proxy sees it."""
    settings = {"PUBLIC_URL": PUBLIC, "SECRET_KEY": GOOD_KEY, "CREATE": "open"}
    with running_server(tmp_path_factory.mktemp("public"), **settings) as server:
        yield server


@pytest.mark.parametrize("origin", STRANGE)
@pytest.mark.parametrize("cookie", ["", "kp-abcdefghij=whatever"])
def test_no_page_of_a_stranger_opens_a_connection(public: Kesken, origin: str, cookie: str) -> None:
    refuse(port_of(public), origin, cookie)


@pytest.mark.parametrize("origin", STRANGE_HERE)
def test_at_home_only_this_machine_and_this_port_are_ours(port: int, room: Workshop, origin: str) -> None:
    for cookie in ("", cookies_of(room.phones[0].browser)):
        refuse(port, origin.format(port=port), cookie)


def test_ours_open_one(public: Kesken, port: int) -> None:
    for where, origin in (
        (port_of(public), PUBLIC),
        (port, f"http://127.0.0.1:{port}"),
        (port, f"http://localhost:{port}"),
    ):
        Line(where, Origin=origin).connect().hang_up()
        assert status_of(ask(where, request("GET", POLLING, Origin=origin))) == 200


def test_what_a_proxy_is_told_makes_nobody_ours(public: Kesken) -> None:
    told = {"X_Forwarded_Host": "evil.example", "X_Forwarded_Proto": "https", "Host": "evil.example"}
    for origin in ("https://evil.example", "http://evil.example"):
        answer = ask(port_of(public), request("GET", POLLING, Origin=origin, **told))

        assert status_of(answer) == 400


@pytest.mark.parametrize("host", ["evil.example", "kesken.example.org.evil.example", "one:5000", "a b"])
def test_no_connection_begins_under_a_strangers_name(public: Kesken, host: str) -> None:
    """A name that leads to this machine is one site with itself: its polls have no Origin."""
    assert status_of(ask(port_of(public), request("GET", POLLING, Host=host))) == 400
    with pytest.raises(Cut):
        Line(port_of(public), Origin=PUBLIC, Host=host)


@pytest.mark.parametrize("host", ["kesken.example.org", "KESKEN.example.org:443", "127.0.0.1:5001", "[::1]"])
def test_a_proxy_hands_on_our_name_with_its_port_or_without(public: Kesken, host: str) -> None:
    Line(port_of(public), Origin=PUBLIC, Host=host).hang_up()
    assert status_of(ask(port_of(public), request("GET", POLLING, Host=host))) == 200
    assert status_of(ask(port_of(public), request("GET", "/", Host=host))) == 200


def test_a_page_under_another_name_says_where_we_are(public: Kesken) -> None:
    for host in ("evil.example", "10.0.0.7"):
        answer = ask(port_of(public), request("GET", "/new", Host=host, Accept="text/html"))

        assert status_of(answer) == 421
        assert f"It is at {PUBLIC}.".encode() in answer
    assert status_of(ask(port_of(public), request("GET", "/health", Host="10.0.0.7"))) == 200


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_browser_that_says_another_site_asks_is_believed(port: int, site: str) -> None:
    """Cookies that are Lax go along with requests from a sister domain."""
    assert status_of(ask(port, request("GET", POLLING, Sec_Fetch_Site=site))) == 400
    with pytest.raises(Cut):
        Line(port, Origin="", Sec_Fetch_Site=site)
    Line(port, Sec_Fetch_Site=site).hang_up()  # a socket says its origin, and that one is ours


def test_no_page_can_read_a_connection_as_a_script(port: int) -> None:
    for jsonp in ("&j=0", "&j=", "&j"):
        assert status_of(ask(port, request("GET", POLLING + jsonp))) == 400


def test_strangers_hear_of_no_other_page_that_may_read(public: Kesken) -> None:
    answer = ask(port_of(public), request("GET", POLLING, Origin="https://evil.example")).lower()

    assert b"access-control-allow-origin" not in answer


@pytest.mark.parametrize(
    "old", [{}, {"Sec_WebSocket_Key1": "12 3", "Sec_WebSocket_Key2": "4 5"}, {"Sec_WebSocket_Version": "8"}]
)
def test_handshakes_from_before_the_standard_are_refused(port: int, old: dict[str, str]) -> None:
    with pytest.raises(Cut) as cut:
        Line(port, **{"Sec_WebSocket_Version": "", "Sec_WebSocket_Key": "", **old})

    assert status_of(str(cut.value).encode()) == 400


@pytest.mark.parametrize("origin", [*STRANGE, None])
def test_no_form_of_a_stranger_does_anything(make_app: object, ann: FlaskClient, origin: str | None) -> None:
    headers = {"Origin": origin} if origin else {}
    for address in ("/new", "/join", "/join/key", "/desk/key", "/screen/key", "/desk/abcdefghij/delete"):
        answer = ann.post(address, data={"title": "x"}, json=None, headers=headers)

        assert answer.status_code in ((404, 415) if origin else (404, 400))
        assert "Set-Cookie" not in answer.headers


@pytest.fixture
def ann(make_app: object) -> FlaskClient:
    app: Flask = make_app(PUBLIC_URL=PUBLIC, SECRET_KEY=GOOD_KEY, CREATE="open")  # type: ignore[operator]
    return app.test_client()


def refuse(port: int, origin: str, cookie: str) -> None:
    with pytest.raises(Cut) as cut:
        Line(port, Origin=origin, cookie=cookie)
    assert status_of(str(cut.value).encode()) == 400
    for method, body in (("GET", b""), ("POST", b"40")):
        said = request(method, POLLING, body, Origin=origin, **({"Cookie": cookie} if cookie else {}))
        assert status_of(ask(port, said)) == 400
