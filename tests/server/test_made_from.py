"""Where everyone may make sessions, nobody makes hundreds; and no honest facilitator notices."""

import hmac
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import pytest
import requests
from flask import Flask
from flask.testing import FlaskClient

from server.access import directory
from server.access.made_from import DAY, MOST_AT_ONCE, MOST_IN_A_DAY, MadeFrom
from server.config import read_settings
from tests.harness.server import running_server
from tests.server.pages.conftest import A_SESSION, a_browser
from tests.server.poured import ask
from tests.sessions.play import refused

VENUE = "192.0.2.7"
MORNING = 20_000 * DAY + 8 * 3600


class Clock:
    def __init__(self) -> None:
        self.now = MORNING

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def made_from(clock: Clock) -> MadeFrom:
    return MadeFrom(clock=clock)


def made(made_from: MadeFrom, count: int, address: str = VENUE) -> None:
    for _ in range(count):
        made_from.note(address)


def test_twenty_in_ten_minutes_and_then_a_pause(made_from: MadeFrom, clock: Clock) -> None:
    made(made_from, MOST_AT_ONCE)

    with refused("too_many_made"):
        made_from.note(VENUE)
    clock.now += 599
    with refused("too_many_made"):
        made_from.note(VENUE)
    clock.now += 2
    made(made_from, MOST_AT_ONCE)


def test_two_hundred_in_a_day_and_then_until_tomorrow(made_from: MadeFrom, clock: Clock) -> None:
    for _ in range(MOST_IN_A_DAY // MOST_AT_ONCE):
        made(made_from, MOST_AT_ONCE)
        clock.now += 601

    with refused("too_many_today"):
        made_from.note(VENUE)
    clock.now = MORNING + DAY - 8 * 3600
    made_from.note(VENUE)


def test_others_make_theirs_meanwhile(made_from: MadeFrom) -> None:
    made(made_from, MOST_AT_ONCE)

    for other in ("192.0.2.8", "2001:db8::7", ""):
        made(made_from, 1, other)


def test_a_household_of_the_newer_kind_is_one_address(made_from: MadeFrom) -> None:
    for number in range(MOST_AT_ONCE):
        made_from.note(f"2001:db8:1:2::{number:x}")

    with refused("too_many_made"):
        made_from.note("[2001:db8:1:2:3:4:5:6]:50123")
    made_from.note("2001:db8:1:3::1")


@pytest.mark.parametrize("proxy", ["127.0.0.1", "127.0.0.9", "::1", "::ffff:127.0.0.1"])
def test_a_proxy_on_this_machine_is_not_one_facilitator(made_from: MadeFrom, proxy: str) -> None:
    made(made_from, MOST_IN_A_DAY + 1, proxy)


def test_measurements_are_not_held_up() -> None:
    made(MadeFrom(is_on=False), MOST_IN_A_DAY + 1)


def test_no_address_is_kept_and_no_sign_outlives_its_day(made_from: MadeFrom, clock: Clock) -> None:
    made(made_from, 1)
    key, signs = made_from._key, set(made_from._made)

    assert VENUE not in repr(vars(made_from))
    assert not signs & {
        VENUE.encode(),
        sha256(VENUE.encode()).digest(),
        hmac.digest(b"", VENUE.encode(), "sha256"),
    }
    assert signs != set(another_days(MadeFrom(clock=clock)))

    clock.now += DAY
    made_from.note("192.0.2.8")
    assert made_from._key != key
    assert not signs & set(made_from._made)
    assert len(made_from._made) == 1


def another_days(made_from: MadeFrom) -> set[bytes]:
    made_from.note(VENUE)
    return set(made_from._made)


# --- on the page


@pytest.fixture
def ann(app: Flask) -> FlaskClient:
    return from_afar(app)


def from_afar(app: Flask, address: str = VENUE) -> FlaskClient:
    browser = a_browser(app)
    browser.environ_base["REMOTE_ADDR"] = address
    return browser


@pytest.fixture
def make_app(tmp_path: Path) -> Callable[..., Flask]:
    from server.app import create_app

    return lambda **env: create_app(read_settings({"KESKEN_DATA": str(tmp_path), **env}))


@pytest.fixture
def app(make_app: Callable[..., Flask]) -> Flask:
    return make_app()


def test_whoever_makes_too_many_reads_why_and_keeps_what_was_typed(ann: FlaskClient) -> None:
    for _ in range(MOST_AT_ONCE):
        assert ann.post("/new", data=A_SESSION).status_code == 303

    answer = ann.post("/new", data=A_SESSION)

    assert answer.status_code == 429
    assert "Many sessions were made from here just now. Wait ten minutes" in answer.text
    assert f'value="{A_SESSION["title"]}"' in answer.text


def test_a_form_with_a_mistake_in_it_makes_nothing_and_counts_for_nothing(ann: FlaskClient) -> None:
    for _ in range(MOST_AT_ONCE + 1):
        assert ann.post("/new", data={**A_SESSION, "title": ""}).status_code == 400

    assert ann.post("/new", data=A_SESSION).status_code == 303


def test_whoever_knows_the_passphrase_is_not_counted(make_app: Callable[..., Flask]) -> None:
    ann = from_afar(make_app(CREATE="passphrase", PASSPHRASE="calm shore"))

    for _ in range(MOST_AT_ONCE + 1):
        assert ann.post("/new", data={**A_SESSION, "passphrase": "calm shore"}).status_code == 303


def test_forty_at_once_are_twenty(tmp_path: Path) -> None:
    with running_server(tmp_path, TRUSTED_PROXIES="1") as kesken:

        def make(_: int) -> int:
            asked = {"headers": {"X-Forwarded-For": VENUE}, "allow_redirects": False}
            return requests.post(f"{kesken.url}/new", data=A_SESSION, **asked).status_code  # type: ignore[arg-type]

        with ThreadPoolExecutor(10) as browsers:
            answers = list(browsers.map(make, range(2 * MOST_AT_ONCE)))

        assert sorted(answers) == [303] * MOST_AT_ONCE + [429] * MOST_AT_ONCE
        kept = ask(f"sqlite:///{tmp_path / 'kesken.db'}", "SELECT count(*) FROM sessions")
        assert kept == [(MOST_AT_ONCE,)]
        assert VENUE not in kesken.log


def test_a_session_has_so_many_links_and_no_more(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(directory, "MOST_KEYS", 5)
    ann = from_afar(app)
    desk = ann.post("/new", data=A_SESSION).headers["Location"].partition("?")[0]

    answers = [ann.post(f"{desk}/links", json={"kind": "screen"}) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 400]
    assert "This session has 5 links. Use one of them." in answers[-1].text
