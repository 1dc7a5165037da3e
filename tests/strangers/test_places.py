"""How many come in: phones of one room, connections from one address; and whose address it is."""

import threading
from collections.abc import Iterator

import pytest
import requests

from tests.harness.server import Kesken, running_server
from tests.server.wired import Page, Workshop, cookies_of, workshop
from tests.strangers.conftest import port_of, said_by
from tests.strangers.raw import Cut, Line, ask, request, status_of

VENUE, HOME = "198.51.100.7", "203.0.113.5"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kesken]:
    """A house with three places in each room and four lines for each address, behind one proxy."""
    settings = {"MOST_PHONES": "3", "MOST_FROM_ADDRESS": "4", "TRUSTED_PROXIES": "1"}
    with running_server(tmp_path_factory.mktemp("small"), **settings) as server:
        yield server
        assert said_by(server) == ""


@pytest.fixture
def full(small: Kesken) -> Iterator[Workshop]:
    with workshop(small.url, phones=3) as room:
        room.screen()
        yield room


# --- phones of one room


def test_whoever_comes_when_the_room_is_full_is_told_so_gently(full: Workshop, small: Kesken) -> None:
    answer = late(full, small)

    assert answer == {
        "refused": "room_full",
        "say": "This session is full: 3 phones are here. Share one with somebody, or reload when one has left.",  # noqa: E501
    }
    assert late(full, small, language="fi")["say"].startswith(
        "Tilaisuus on täynnä: mukana on jo 3 puhelinta."
    )


def test_desk_and_screen_take_no_place_and_always_come_in(full: Workshop) -> None:
    assert "epoch" in full.desk.enters()
    assert "epoch" in full.screen().enters()


def test_who_is_in_may_reload_and_open_a_second_page(full: Workshop) -> None:
    ben = full.phones[0]
    second = Page(full.url, ben.browser, full.session, "participant")

    assert "epoch" in ben.enters()
    assert "epoch" in second.enters()
    second.goes()
    assert "epoch" in ben.enters()


def test_a_place_is_free_when_its_phone_has_left(full: Workshop, small: Kesken) -> None:
    full.phones[0].says("leave", {})
    cleo = seated(full, small)
    assert "epoch" in enters(cleo, full)

    cleo.hang_up()
    dov = seated(full, small)
    while "epoch" not in (answer := enters(dov, full)):
        assert answer["refused"] == "room_full", "the line is not yet known to be gone"

    dov.hang_up()


def test_of_twenty_who_come_at_once_three_come_in(small: Kesken) -> None:
    with workshop(small.url, phones=0) as room:
        lines = [seated(room, small) for _ in range(20)]
        begin = threading.Barrier(len(lines))
        answers: list[str] = []

        def come(line: Line) -> None:
            begin.wait()
            answers.append(enters(line, room).get("refused", "in"))

        threads = [threading.Thread(target=come, args=[line]) for line in lines]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        assert sorted(answers) == ["in"] * 3 + ["room_full"] * 17
        for line in lines:
            line.hang_up()


# --- connections from one address


def test_a_fifth_line_from_one_address_waits_and_other_addresses_do_not(small: Kesken) -> None:
    lines = [Line(port_of(small), X_Forwarded_For=HOME) for _ in range(4)]

    with pytest.raises(Cut) as cut:
        Line(port_of(small), X_Forwarded_For=HOME)
    assert status_of(str(cut.value).encode()) == 401
    polling = request("GET", "/socket.io/?EIO=4&transport=polling", X_Forwarded_For=HOME)
    assert status_of(ask(port_of(small), polling)) == 401
    Line(port_of(small), X_Forwarded_For=VENUE).hang_up()

    lines.pop().hang_up()
    lines.append(when_free(small, HOME))
    for line in lines:
        line.hang_up()


def test_only_what_the_proxy_itself_wrote_is_believed(small: Kesken) -> None:
    """It appends; what stands before that the stranger wrote."""
    lines = [Line(port_of(small), X_Forwarded_For=f"192.0.2.{n}, {VENUE}") for n in range(4)]

    with pytest.raises(Cut):
        Line(port_of(small), X_Forwarded_For=f"192.0.2.99, 10.0.0.1, {VENUE}")

    for line in lines:
        line.hang_up()


def test_the_addresses_of_one_household_are_one(small: Kesken) -> None:
    lines = [Line(port_of(small), X_Forwarded_For=f"2001:db8:1:2::{n}") for n in range(4)]

    with pytest.raises(Cut):
        Line(port_of(small), X_Forwarded_For="2001:db8:1:2:ffff::1")
    Line(port_of(small), X_Forwarded_For="2001:db8:1:3::1").hang_up()

    for line in lines:
        line.hang_up()


@pytest.mark.parametrize(
    "address", ["", "unknown", "_hidden", "1.2.3.4.5", "' or 1", "x" * 5_000, "[::1", "\xff"]
)
def test_an_address_that_is_none_is_counted_like_any_other(small: Kesken, address: str) -> None:
    Line(port_of(small), X_Forwarded_For=address).connect().hang_up()


def test_without_a_proxy_nobody_is_believed(kesken: Kesken) -> None:
    """And this machine's own addresses are not counted: a proxy would be there."""
    lines = [Line(port_of(kesken), X_Forwarded_For=HOME) for _ in range(6)]

    for line in lines:
        line.hang_up()


def when_free(server: Kesken, address: str) -> Line:
    while True:
        try:
            return Line(port_of(server), X_Forwarded_For=address)
        except Cut as cut:
            assert status_of(str(cut).encode()) == 401  # noqa: PT017 - asked again and again


def late(room: Workshop, server: Kesken, language: str = "en") -> dict[str, object]:
    line = seated(room, server)
    answer = enters(line, room, language)
    line.hang_up()
    return answer


def seated(room: Workshop, server: Kesken) -> Line:
    """A phone that has been let in by the door, and has not entered."""
    browser = requests.Session()
    browser.post(f"{server.url}/join/key", json={"key": room.key}).raise_for_status()
    return Line(port_of(server), cookie=cookies_of(browser)).connect()


def enters(line: Line, room: Workshop, language: str = "en") -> dict[str, object]:
    answer: dict[str, object] = line.asks(
        "enter", {"session": room.session, "as": "participant", "language": language}
    )
    return answer
