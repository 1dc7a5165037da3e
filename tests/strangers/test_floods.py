"""One phone that sends as fast as it can is slowed, and nobody else is. How slow is judged by what was
answered to it in the time that went by, so that a busy machine is no wrong answer.
"""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress

import psutil
import pytest

from tests.harness.engine import ours_only
from tests.harness.patience import until
from tests.harness.server import Kesken, running_server
from tests.server.engine.speaker import BINARY, PING, PONG, TEXT, frame
from tests.server.wired import Workshop, cookies_of, workshop
from tests.strangers.conftest import port_of, said_by
from tests.strangers.raw import Cut, Line, ask, call, request, rest_of, status_of

pytestmark = ours_only
AT_ONCE, A_SECOND = 40, 20
POLL = "/socket.io/?EIO=4&transport=polling"
ASKED = 300  # times beside a flood


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kesken]:
    with running_server(tmp_path_factory.mktemp("floods")) as server:
        yield server
        assert said_by(server) == "", "nothing is written about strangers"


@pytest.fixture
def room(house: Kesken) -> Iterator[Workshop]:
    with workshop(house.url, phones=2) as room:
        yield room


def entered(house: Kesken, room: Workshop) -> Line:
    line = Line(port_of(house), cookie=cookies_of(room.phones[0].browser)).connect()
    assert "epoch" in line.asks("enter", {"session": room.session, "as": "participant"})
    return line


def asks_for(word: str, said: str) -> Callable[[int], bytes]:
    return lambda number: frame(TEXT, f'42{number}["{word}",{said}]'.encode())


FLOODS: dict[str, Callable[[int], bytes]] = {
    "seen": asks_for("seen", '{"epoch":1,"seq":1}'),
    "signal": asks_for("signal", '{"signal":"hand"}'),
    "thoughts": asks_for("perform", '{"do":"PostIdea","with":{}}'),
    "leave": asks_for("leave", "{}"),
    "entries": asks_for("enter", '{"session":"aaaaaaaaaa","as":"participant"}'),
    "deep": asks_for("seen", "[" * 400 + "]" * 400),
    "large": asks_for("seen", f'"{"x" * 15_000}"'),
    "pings": lambda number: frame(PING, b"%d" % number),
}


@pytest.mark.parametrize("what", FLOODS)
def test_a_flood_is_slowed_and_nobody_else_is(house: Kesken, room: Workshop, what: str) -> None:
    hostile, cleo = entered(house, room), room.phones[1]
    since, stop = time.monotonic(), threading.Event()

    def flood() -> None:
        number = 100
        left = b""
        hostile.sock.settimeout(0.2)
        with suppress(ConnectionError):
            while not stop.is_set():
                left = left or b"".join(FLOODS[what](number + n) for n in range(100))
                with suppress(TimeoutError):
                    left = left[hostile.sock.send(left) :]
                number += 100

    flooding = threading.Thread(target=flood)
    flooding.start()
    for _ in range(ASKED):
        assert cleo.asks("EndSession")["refused"] in ("not_yours", "too_fast")
    stop.set()
    flooding.join()

    heard = answers_in(hostile)
    passed = time.monotonic() - since
    assert heard <= AT_ONCE + A_SECOND * passed + 10
    assert heard >= AT_ONCE, "it is slowed, and not shut out"


def answers_in(line: Line) -> int:
    """Acknowledgements and pongs that have come so far."""
    line.sock.setblocking(False)
    came = line._ears
    with suppress(BlockingIOError, ConnectionError):
        while more := line.sock.recv(65_536):
            came += more
    line.hang_up()
    return came.count(b"\x81\x1f43") + came.count(b"[{") + came.count(b"\x8a")


NOBODY_SAYS = [
    (frame(TEXT, b'42["x"]') * 6, 1008),
    (frame(TEXT, b"40/nowhere,") * 6, 1008),
    (frame(TEXT, b"40") * 6, 1008),
    (frame(TEXT, b"431[]") * 6, 1008),
    (frame(BINARY, b"x"), 1003),
    (frame(TEXT, b'451-["perform",{"_placeholder":true,"num":0}]'), 1003),
    (frame(TEXT, b"4" + b"x" * 16_400), 1009),
    (frame(TEXT, b"4" + b"x" * 9_000, is_last=False) + frame(0, b"x" * 9_000), 1009),
    (frame(TEXT, b"4\xff"), 1007),
    (frame(TEXT, b"40", rsv=4), 1002),
    (frame(TEXT, b"40", is_masked=False), 1002),
    (frame(TEXT, b'42["disconnect"]'), 1002),
    (frame(TEXT, b'421["enter",NaN' + b"]" * 3), 1002),
    (frame(PONG, b"x" * 126), 1002),
]


@pytest.mark.parametrize(("said", "code"), NOBODY_SAYS, ids=map(str, range(len(NOBODY_SAYS))))
def test_what_nobody_may_say_ends_with_its_code(
    house: Kesken, room: Workshop, said: bytes, code: int
) -> None:
    line = entered(house, room)
    line.send(said)

    assert code_at_the_end(line) == code


def code_at_the_end(line: Line) -> int:
    code = 0
    with suppress(Cut):
        while True:
            opcode, body = line._frame()
            if opcode == 8:
                code = int.from_bytes(body[:2], "big")
    return code


def test_a_desk_may_say_more_at_once_than_a_phone(house: Kesken, room: Workshop) -> None:
    line = Line(port_of(house), cookie=cookies_of(room.desk.browser)).connect()
    assert "epoch" in line.asks("enter", {"session": room.session, "as": "facilitator"})

    assert line.asks("perform", {"do": "x" * 60_000, "with": {}})["refused"] == "bad_shape"
    line.send(frame(TEXT, b"4" + b"x" * 70_000))
    assert code_at_the_end(line) == 1009


@pytest.mark.slow
def test_whoever_enters_nothing_is_sent_away_and_whoever_entered_stays(house: Kesken, room: Workshop) -> None:
    idle, connected = Line(port_of(house)), Line(port_of(house)).connect()
    refused = Line(port_of(house)).connect()
    refused.asks("enter", {"session": "aaaaaaaaaa", "as": "participant"})
    ben = entered(house, room)

    assert [code_at_the_end(line) for line in (idle, connected, refused)] == [1008] * 3
    assert ben.asks("seen", {"epoch": 1, "seq": 1}) == {"ok": 0}


def test_a_phone_that_polls_is_slowed_too(house: Kesken, room: Workshop) -> None:
    cookie = cookies_of(room.phones[0].browser)
    opened = ask(port_of(house), request("GET", POLL, Cookie=cookie))
    opening = json.loads(opened.partition(b"\r\n\r\n")[2][1:])
    path = f"{POLL}&sid={opening['sid']}"
    since = time.monotonic()

    for _ in range(3):
        answer = ask(port_of(house), request("POST", path, b"\x1e".join([b"6"] * 30), Cookie=cookie))
        assert status_of(answer) == 200

    assert time.monotonic() - since > (90 - AT_ONCE) / A_SECOND - 0.5


# --- half of something, by the thousand


@pytest.mark.slow
def test_two_thousand_that_never_enter_leave_nothing_behind(tmp_path_factory: pytest.TempPathFactory) -> None:
    with running_server(tmp_path_factory.mktemp("storm")) as house:
        process = psutil.Process(house.server.process.pid)  # type: ignore[union-attr]
        storm(house, 2_000)  # the first one leaves some five megabytes, whatever its size: blocks half in use
        until(lambda: len(process.net_connections()) < 20)
        before = process.memory_info().rss

        storm(house, 2_000)

        until(lambda: process.memory_info().rss - before < 5 * 2**20)


def storm(house: Kesken, count: int) -> None:
    lines = []
    for _ in range(count):
        line = call(port_of(house))
        line.sendall(HANDSHAKE)
        lines.append(line)
    for line in lines:
        assert b" 101 " in line.recv(4_096)[:20]
    for line in lines:
        rest_of(line)
        line.close()


HANDSHAKE = request(
    "GET",
    "/socket.io/?EIO=4&transport=websocket",
    Upgrade="websocket",
    Connection="Upgrade",
    Sec_WebSocket_Version="13",
    Sec_WebSocket_Key="dGhlIHNhbXBsZSBub25jZQ==",
)
