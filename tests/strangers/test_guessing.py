"""Codes and passphrases are guessed slowly, from however many addresses."""

import threading
from collections import Counter
from collections.abc import Callable
from time import monotonic, process_time

import pytest
from flask import Flask
from flask.testing import FlaskClient

from server.access.limits import place_of
from tests.server.wired import A_SESSION, Workshop
from tests.strangers.conftest import Clock
from tests.strangers.raw import ask, request, status_of

FORM = "application/x-www-form-urlencoded"
HERE, THERE = "192.0.2.1", "192.0.2.2"
WRONG = "AAAAAAA"


@pytest.fixture
def app(make_app: Callable[..., Flask]) -> Flask:
    return make_app()


@pytest.fixture
def code(app: Flask) -> str:
    where = app.test_client().post("/new", data=A_SESSION).headers["Location"]
    session = where.rpartition("/")[2].partition("?")[0]
    found: str = app.extensions["kesken"].sessions.links(session).code
    return found


def test_three_wrong_codes_a_second_for_the_whole_server(app: Flask, code: str, clock: Clock) -> None:
    wrong = [join(app, WRONG, f"192.0.2.{place}") for place in range(6)]
    right = join(app, code, "198.51.100.1")

    assert [answer.status_code for answer in wrong] == [404, 404, 404, 429, 429, 429]
    assert right.status_code == 429

    clock.now += 1.1

    assert join(app, code, "198.51.100.1").status_code == 303


def test_thirty_wrong_codes_a_minute_from_one_address_then_the_right_one_waits_too(
    app: Flask, code: str, clock: Clock
) -> None:
    for _ in range(30):
        assert join(app, WRONG, HERE).status_code == 404
        clock.now += 0.5

    answer = join(app, code, HERE)

    assert answer.status_code == 429
    assert "Too many tries from here. Wait a minute, then try the code again." in answer.text
    assert join(app, code, THERE).status_code == 303, "another address is not held up"

    clock.now += 61

    assert join(app, code, HERE).status_code == 303


def test_right_codes_are_no_guesses(app: Flask, code: str, clock: Clock) -> None:
    """A class of three hundred behind one address."""
    assert {join(app, code, HERE).status_code for _ in range(300)} == {303}


def test_whoever_is_refused_is_not_counted_on(app: Flask, code: str, clock: Clock) -> None:
    """Else one who tries again and again would shut the door for good."""
    for _ in range(200):
        join(app, WRONG, HERE)

    clock.now += 1.1

    assert join(app, code, THERE).status_code == 303


def test_a_household_with_many_addresses_is_one() -> None:
    assert place_of("2001:db8:1:2:3:4:5:6") == place_of("2001:db8:1:2::1") != place_of("2001:db8:1:3::1")
    assert place_of("::ffff:192.0.2.1") == place_of("192.0.2.1") == "192.0.2.1"
    assert place_of("::1") == place_of("[::1]:50123") == "::1", "this machine, which is no neighbour of ::2"
    assert place_of("192.0.2.1:50123") == place_of("[::ffff:192.0.2.1]:50123") == "192.0.2.1"


def test_a_hundred_guesses_at_once_are_three(port: int, room: Workshop) -> None:
    """Not a hundred that are all looked up before the first is counted."""
    statuses: Counter[int] = Counter()
    begin = threading.Barrier(100)

    def guess(number: int) -> None:
        body = f"code={WRONG[:5]}{'23456789AB'[number // 10]}{'23456789AB'[number % 10]}".encode()
        said = request("POST", "/join", body, Content_Type=FORM)
        begin.wait()
        statuses[status_of(ask(port, said, address=f"127.0.1.{number + 1}"))] += 1

    threads = [threading.Thread(target=guess, args=[number]) for number in range(100)]
    since = monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    seconds = int(monotonic() - since) + 1
    assert set(statuses) == {404, 429}
    assert 1 <= statuses[404] <= 3 * seconds


# --- the passphrase for making


@pytest.fixture
def guarded(make_app: Callable[..., Flask]) -> Flask:
    return make_app(CREATE="passphrase", PASSPHRASE="calm shore")


def test_wrong_passphrases_are_counted_too(guarded: Flask, clock: Clock) -> None:
    for _ in range(10):
        assert make(guarded, "rough sea", HERE).status_code == 400
        clock.now += 0.5

    answer = make(guarded, "calm shore", HERE)

    assert answer.status_code == 429
    assert "Too many wrong passphrases. Wait a minute, then try again." in answer.text
    assert make(guarded, "calm shore", THERE).status_code == 303

    clock.now += 61

    assert make(guarded, "calm shore", HERE).status_code == 303


def test_three_wrong_passphrases_a_second_from_everywhere(guarded: Flask, clock: Clock) -> None:
    answers = [make(guarded, "rough sea", f"192.0.2.{place}").status_code for place in range(5)]

    assert answers == [400, 400, 400, 429, 429]


@pytest.mark.parametrize(
    "given",
    ["", "Calm Shore", "calm shore ", "calm\u00a0shore", "ca", "calm shore\0", "\ud800", "x" * 100_000],
)
def test_only_the_passphrase_is_the_passphrase(guarded: Flask, given: str) -> None:
    assert (
        make(guarded, given.encode("utf-8", "surrogatepass").decode("utf-8", "replace"), HERE).status_code
        == 400
    )


def test_a_passphrase_is_the_same_however_a_keyboard_composes_its_letters(
    make_app: Callable[..., Flask], clock: Clock
) -> None:
    for wanted, given in (("tyyni ja\u0308rvi", "tyyni järvi"), ("tyyni järvi", "tyyni ja\u0308rvi")):
        assert make(make_app(CREATE="passphrase", PASSPHRASE=wanted), given, HERE).status_code == 303


def test_a_book_of_marks_for_a_passphrase_holds_nobody_up(guarded: Flask, clock: Clock) -> None:
    before = process_time()

    assert make(guarded, "\u0301\u0323" * 40_000, HERE).status_code == 400

    assert process_time() - before < 2, "composing it would take many seconds"


def test_a_house_that_is_open_asks_for_none(app: Flask, clock: Clock) -> None:
    assert {make(app, "anything", HERE).status_code for _ in range(20)} == {303}


def test_codes_and_passphrases_are_counted_apart(guarded: Flask, clock: Clock) -> None:
    for _ in range(5):
        make(guarded, "rough sea", HERE)

    assert join(guarded, WRONG, HERE).status_code == 404


def join(app: Flask, code: str, address: str):
    return stranger(app).post("/join", data={"code": code}, environ_base={"REMOTE_ADDR": address})


def make(app: Flask, passphrase: str, address: str):
    form = A_SESSION | {"passphrase": passphrase}
    return stranger(app).post("/new", data=form, environ_base={"REMOTE_ADDR": address})


def stranger(app: Flask) -> FlaskClient:
    browser = app.test_client()
    browser.environ_base["HTTP_ACCEPT"] = "text/html"
    return browser
