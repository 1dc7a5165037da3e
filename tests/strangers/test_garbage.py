"""Fifty thousand packets that are none, or a million with `--million`: nobody else notices.

./dev test tests/strangers/test_garbage.py --million
"""

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from random import Random
from time import monotonic

import psutil
import pytest

from tests.harness.engine import ours_only
from tests.harness.server import Kesken, running_server
from tests.server.wired import Workshop, cookies_of, workshop
from tests.strangers.conftest import port_of, said_by
from tests.strangers.garbage import letters, nonsense, rubbish, spoilt
from tests.strangers.halves import SEND_HALF
from tests.strangers.judge import rows
from tests.strangers.raw import Cut, Line, ask, call, frame, request, status_of

SEED = 20_270_101
THREADS = 3
BATCH = 100  # packets between two looks whether the server still answers
# It rises for half a minute and then no more: Engine.IO's next ping sleeps 25 s, also for who has gone.
MOST_MEMORY = 256 * 2**20
POLL = "/socket.io/?EIO=4&transport=polling"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kesken]:
    with running_server(tmp_path_factory.mktemp("garbage"), program="tests.strangers.unhurried") as server:
        yield server


@pytest.fixture
def room(house: Kesken) -> Iterator[Workshop]:
    with workshop(house.url, phones=2) as room:
        room.desk.steers("OpenStep", step=room.steps[1])
        yield room


@ours_only
@pytest.mark.slow
@pytest.mark.timeout(3_600)
def test_nobody_notices_fifty_thousand_packets_that_are_none(
    house: Kesken, room: Workshop, pytestconfig: pytest.Config
) -> None:
    count = 1_000_000 if pytestconfig.getoption("--million", False) else 50_000
    process = psutil.Process(house.server.process.pid)  # type: ignore[union-attr]
    before, memory = rows(house, room.session), process.memory_info().rss
    strangers = [
        Stranger(port_of(house), room, seed=SEED + number, most=count // THREADS + 1)
        for number in range(THREADS)
    ]
    since = monotonic()

    threads = [threading.Thread(target=stranger.send) for stranger in strangers]
    for thread in threads:
        thread.start()
    while waiting := [thread for thread in threads if thread.is_alive()]:
        assert room.phones[1].asks("EndSession")["refused"] == "not_yours", "others are served meanwhile"
        waiting[0].join(0.5)

    seconds, sent = monotonic() - since, sum(stranger.sent for stranger in strangers)
    said = f"{sent} packets in {seconds:.0f} s, {sum(s.lines for s in strangers)} connections; seed {SEED}"
    assert not [fault for stranger in strangers for fault in stranger.faults], said
    assert sent >= count, said
    assert house.server.process.poll() is None  # type: ignore[union-attr]
    assert house.faults == []
    assert len(said_by(house)) == 0, said
    assert rows(house, room.session) == before, said
    assert process.memory_info().rss - memory < MOST_MEMORY, said
    works(room)


class Stranger:
    """Has a seat in the room, so that the words are read too."""

    def __init__(self, port: int, room: Workshop, *, seed: int, most: int) -> None:
        self.port, self.room, self.most = port, room, most
        self.chance = Random(seed)
        self.cookie = cookies_of(room.phones[0].browser)
        self.sent = self.lines = 0
        self.faults: list[Exception] = []

    def send(self) -> None:
        try:
            while self.sent < self.most:
                self._nonsense()
                self._rubbish()
                self._spoilt()
                self._polls()
        except Exception as fault:
            self.faults.append(fault)

    def _nonsense(self) -> None:
        """Everything is read when what comes after it is answered."""
        line = self._line()
        for _ in range(8):
            line.send(*(frame(nonsense(self.chance)) for _ in range(BATCH)))
            assert line.asks("leave", {}) == {"ok": 0}
            self.sent += BATCH
        line.hang_up()

    def _rubbish(self) -> None:
        for number in range(40):
            line = self._line(is_connected=number % 4 > 0)
            with suppress(OSError):  # it may be cut while it sends
                line.send(rubbish(self.chance))
                line.sock.shutdown(socket.SHUT_WR)
            line.until_cut()
            self.sent += 1

    def _spoilt(self) -> None:
        good = f'421["perform",{{"do":"AddNothing","with":{{"step":"{self.room.steps[0]}","round":1,"name":"x","salt":"y"}}}}]'  # noqa: E501
        for _ in range(20):
            self._spoilt_line(good)

    def _spoilt_line(self, good: str) -> None:
        line = self._line()
        packets = [spoilt(self.chance, self.chance.choice((good, '422["leave",{}]', "40"))) for _ in range(5)]
        try:
            line.send(*packets)
            line.asks("leave", {})
            self.sent += len(packets)
        except (Cut, OSError):
            self.sent += 1  # the one that ended it
        line.hang_up()

    def _polls(self) -> None:
        opened = ask(self.port, request("GET", POLL, Cookie=self.cookie))
        sid = json.loads(opened.partition(b"\r\n\r\n")[2][1:])["sid"]
        for body in (
            "\x1e".join(nonsense(self.chance) for _ in range(16)),
            letters(self.chance),
            "4" * 17,
            "\x1e" * 40,
        ):
            raw = body.encode("utf-8", "surrogatepass") + self.chance.randbytes(self.chance.randrange(2))
            answer = ask(self.port, request("POST", f"{POLL}&sid={sid}", raw, Cookie=self.cookie))
            assert status_of(answer) in (200, 400, 413), answer[:200]
            self.sent += 1
        self.lines += 1
        ask(self.port, request("POST", f"{POLL}&sid={sid}", b"1", Cookie=self.cookie))

    def _line(self, *, is_connected: bool = True) -> Line:
        self.lines += 1
        line = Line(self.port, cookie=self.cookie)
        return line.connect() if is_connected else line


# --- HTTP that is none

HEAD = b"Host: localhost\r\nConnection: close\r\n"
IS_NONE = {
    "bytes": b"\x00\x01\x02\xff\xfe\r\n\r\n",
    "TLS": bytes.fromhex("16030100c8010000c40303") + bytes(180) + b"\r\n\r\n",
    "SSH": b"SSH-2.0-OpenSSH_9.6\r\n\r\n",
    "HTTP/2": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "a version": b"GET / HTTP/9.9\r\n" + HEAD + b"\r\n",
    "no version": b"GET / HTTP/x\r\n" + HEAD + b"\r\n",
    "four words": b"GET / / HTTP/1.1\r\n" + HEAD + b"\r\n",
    "a long address": b"GET /" + b"a" * 40_000 + b" HTTP/1.1\r\n" + HEAD + b"\r\n",
    "a long header": b"GET / HTTP/1.1\r\nX: " + b"a" * 70_000 + b"\r\n" + HEAD + b"\r\n",
    "many headers": b"GET / HTTP/1.1\r\n" + b"X-A: b\r\n" * 9_000 + HEAD + b"\r\n",
    "a header without a name": b"GET / HTTP/1.1\r\n: x\r\n" + HEAD + b"\r\n",
    "a header without a colon": b"GET / HTTP/1.1\r\nnothing\r\n" + HEAD + b"\r\n",
    "a length below nothing": b"POST /join HTTP/1.1\r\nContent-Length: -5\r\n" + HEAD + b"\r\n",
    "a length that is none": b"POST /join HTTP/1.1\r\nContent-Length: \xb2\r\n" + HEAD + b"\r\n",
    "an immense length": b"POST /join HTTP/1.1\r\nContent-Length: 99999999999\r\n" + HEAD + b"\r\nabc",
    "two lengths": b"POST /join HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n"
    + HEAD
    + b"\r\nabc",
    "no chunks": b"POST /join HTTP/1.1\r\nTransfer-Encoding: chunked\r\n" + HEAD + b"\r\nzzz\r\nabc",
    "an address of bytes": b"GET /\xff\xfe%ff%00%zz HTTP/1.1\r\n" + HEAD + b"\r\n",
    "somebody else's address": b"GET http://evil.example/ HTTP/1.1\r\n" + HEAD + b"\r\n",
    "a tunnel": b"CONNECT evil.example:443 HTTP/1.1\r\n" + HEAD + b"\r\n",
    "an echo": b"TRACE / HTTP/1.1\r\n" + HEAD + b"\r\n",
    "a method of its own": b"F\xf6\xf6 / HTTP/1.1\r\n" + HEAD + b"\r\n",
    "an odd host": b'GET / HTTP/1.1\r\nHost: a b\x01;"\r\nConnection: close\r\n\r\n',
    "odd wishes": b"GET / HTTP/1.1\r\nAccept-Language: \xff;q=x,,;\r\nCookie: \xff=\xfe; =\r\nRange: bytes=-9-\r\n"  # noqa: E501
    + HEAD
    + b"\r\n",
    "a body that is too large": request("POST", "/join", b"a" * 600_000),
    "thirty thousand fields": request(
        "POST", "/join", b"a=1&" * 30_000, Content_Type="application/x-www-form-urlencoded"
    ),
    "parts without an edge": b"POST /new HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=\r\nContent-Length: 3\r\n"  # noqa: E501
    + HEAD
    + b"\r\nabc",
    "an odd alphabet": b"POST /join HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded; charset=utf-99\r\nContent-Length: 8\r\n"  # noqa: E501
    + HEAD
    + b"\r\ncode=%ff",
    "brackets": request("POST", "/join/key", b"[" * 400_000, Content_Type="application/json"),
    "maps in maps": request("POST", "/desk/key", b'{"a":' * 80_000, Content_Type="application/json"),
    "half a character": request(
        "POST", "/screen/key", b'{"key":"s-\\ud800"}', Content_Type="application/json"
    ),
    "U+0000": request("POST", "/join/key", b'{"key":"p-\\u0000"}', Content_Type="application/json"),
    "a number without end": request(
        "POST", "/join/key", b'{"key":' + b"9" * 400_000 + b"}", Content_Type="application/json"
    ),
    "no socket": request("GET", "/socket.io/"),
    "an unknown way": request("GET", "/socket.io/?EIO=4&transport=pigeon"),
    "an unknown line": request("POST", f"{POLL}&sid=a-line-of-somebody", b"40"),
    "a socket of another make": request("GET", "/socket.io/?EIO=3&transport=polling"),
    "an upgrade that is none": request("GET", "/socket.io/?EIO=4&transport=websocket"),
    "a socket with PUT": request("PUT", POLL, b"x"),
    "an odd query": request("GET", "/socket.io/?%ff=%00&&&=&EIO=4&EIO=4&transport=polling&transport=x"),
}


@pytest.mark.parametrize("what", IS_NONE)
def test_http_that_is_none_is_answered_with_a_no(house: Kesken, what: str) -> None:
    said = house.log

    answer = ask(port_of(house), IS_NONE[what])

    assert status_of(answer) in (*range(200, 500), 505), answer[:200]
    assert b"Traceback" not in answer
    assert house.log == said


def test_whoever_hangs_up_in_the_middle_is_forgotten(house: Kesken) -> None:
    for begin in SEND_HALF.values():
        for how in ("closes", "resets"):
            line = call(port_of(house))
            line.sendall(begin)
            if how == "resets":
                line.setsockopt(1, 13, bytes([1, 0, 0, 0, 0, 0, 0, 0]))  # SOL_SOCKET, SO_LINGER: none
            line.close()

    assert status_of(ask(port_of(house), request("GET", "/"))) == 200
    assert said_by(house) == ""


@ours_only
def test_fragments_without_end_are_one_message_too_large(house: Kesken, room: Workshop) -> None:
    for piece, count in ((b"x" * 60_000, 3), (b"", 2_000)):
        line = Line(port_of(house), cookie=cookies_of(room.phones[0].browser)).connect()
        line.send(frame(b"42", is_last=False), *(frame(piece, opcode=0, is_last=False) for _ in range(count)))
        line.until_cut()

    works(room)
    assert said_by(house) == ""


@ours_only
def test_half_a_megabyte_in_a_poll_is_too_much(house: Kesken) -> None:
    opened = ask(port_of(house), request("GET", POLL))
    sid = json.loads(opened.partition(b"\r\n\r\n")[2][1:])["sid"]

    answer = ask(port_of(house), request("POST", f"{POLL}&sid={sid}", b"4" * 500_000))

    assert status_of(answer) in (0, 400, 413)


def works(room: Workshop) -> None:
    cleo = room.phone()
    cleo.gives("PostIdea", step=room.steps[1], text="as if nothing had been")
