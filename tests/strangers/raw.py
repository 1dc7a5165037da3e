"""Bytes by hand: HTTP, WebSocket, Engine.IO and Socket.IO as no library would send them,
from any address of this machine.
"""

import base64
import json
import os
import socket
import struct
from contextlib import suppress
from typing import Any, Self

from tests.harness.patience import PATIENCE

# Not .1, where thousands of calls would take the ports that other tests' servers want.
STRANGER = "127.0.0.9"
TEXT, BINARY, CLOSE, PING = 1, 2, 8, 9


class Cut(Exception):
    """The server has ended the connection."""


def call(port: int, address: str = STRANGER) -> socket.socket:
    """`address`: whose call it is; all of 127.0.0.0/8 are this machine."""
    return socket.create_connection(("127.0.0.1", port), PATIENCE, source_address=(address, 0))


def ask(port: int, request: bytes, *, address: str = STRANGER) -> bytes:
    """Everything that is answered until the server ends the connection."""
    with call(port, address) as line:
        with suppress(OSError):  # it may have been cut before all was sent
            line.sendall(request)
            line.shutdown(socket.SHUT_WR)
        return rest_of(line)


def rest_of(line: socket.socket) -> bytes:
    said = b""
    try:
        while more := line.recv(65_536):
            said += more
    except ConnectionError:
        pass
    return said


def request(method: str, path: str, body: bytes = b"", **headers: str) -> bytes:
    """`headers` in Python's spelling: `Content_Type`. The connection ends with the answer."""
    lines = [f"{method} {path} HTTP/1.1"]
    said = {"Host": "127.0.0.1", "Connection": "close", **headers}
    if body:
        said.setdefault("Content_Length", str(len(body)))
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in said.items()]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body


def status_of(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1]) if answer.startswith(b"HTTP/") else 0


def frame(payload: str | bytes, *, opcode: int = TEXT, is_last: bool = True, rsv: int = 0) -> bytes:
    """A WebSocket frame with a mask of zeros, which leaves the bytes as they are."""
    body = payload.encode("utf-8", "surrogatepass") if isinstance(payload, str) else payload
    first = (0x80 if is_last else 0) | rsv << 4 | opcode
    if len(body) < 126:
        size = struct.pack("!B", 0x80 | len(body))
    elif len(body) < 65_536:
        size = struct.pack("!BH", 0x80 | 126, len(body))
    else:
        size = struct.pack("!BQ", 0x80 | 127, len(body))
    return bytes([first]) + size + bytes(4) + body


class Line:
    """A WebSocket that speaks Engine.IO, opened by hand. `greeting`: what the server said first."""

    def __init__(
        self, port: int, *, cookie: str = "", address: str = STRANGER, path: str = "", **headers: str
    ) -> None:
        self.sock = call(port, address)
        self._ears = b""
        self._asked = 0
        said = {
            "Upgrade": "websocket",
            "Connection": "Upgrade",
            "Sec_WebSocket_Version": "13",
            "Sec_WebSocket_Key": base64.b64encode(os.urandom(16)).decode(),
            "Origin": f"http://127.0.0.1:{port}",
            **({"Cookie": cookie} if cookie else {}),
            **headers,
        }
        where = path or "/socket.io/?EIO=4&transport=websocket"
        self.sock.sendall(request("GET", where, **{name: value for name, value in said.items() if value}))
        head = self._until(b"\r\n\r\n")
        self.status = status_of(head)
        if self.status != 101:
            self.sock.close()
            raise Cut(head.decode("latin-1"))
        self.greeting = self.hear()

    def connect(self) -> Self:
        """Into the namespace, as Socket.IO has it."""
        self.say("40")
        self.hears("40")
        return self

    def say(self, text: str) -> None:
        self.sock.sendall(frame(text))

    def send(self, *frames: bytes) -> None:
        self.sock.sendall(b"".join(frames))

    def hear(self) -> str:
        """The next text that is no ping of the engine's. Raises Cut."""
        while True:
            opcode, body = self._frame()
            if opcode == CLOSE:
                raise Cut(body[2:].decode(errors="replace"))
            if opcode in (TEXT, BINARY) and body != b"2":
                return body.decode()

    def hears(self, begins: str) -> str:
        """The next text that begins so; what comes before it is skipped."""
        while not (said := self.hear()).startswith(begins):
            pass
        return said

    def asks(self, word: str, said: Any) -> Any:
        """The acknowledgement, None when it is empty. `said` may be ready JSON: a string in «raw»."""
        text = said.text if isinstance(said, Raw) else json.dumps(said)
        self._asked += 1
        self.say(f'42{self._asked}["{word}",{text}]')
        answer = json.loads(self.hears(f"43{self._asked}[").partition("[")[2].join(["[", ""]))
        return answer[0] if answer else None

    def until_cut(self) -> bytes:
        """Everything that comes until the server has ended the connection."""
        said = self._ears
        self._ears = b""
        return said + rest_of(self.sock)

    def hang_up(self) -> None:
        self.sock.close()

    def _frame(self) -> tuple[int, bytes]:
        first, size = self._take(2)
        if size == 126:
            (size,) = struct.unpack("!H", self._take(2))
        elif size == 127:
            (size,) = struct.unpack("!Q", self._take(8))
        return first & 15, self._take(size)

    def _take(self, count: int) -> bytes:
        while len(self._ears) < count:
            self._more()
        taken, self._ears = self._ears[:count], self._ears[count:]
        return taken

    def _until(self, end: bytes) -> bytes:
        while end not in self._ears:
            self._more()
        head, _, self._ears = self._ears.partition(end)
        return head + end

    def _more(self) -> None:
        try:
            more = self.sock.recv(65_536)
        except ConnectionError:
            more = b""
        if not more:
            raise Cut(self._ears.decode("latin-1"))
        self._ears += more


class Raw:
    """JSON as it is written here, for what no encoder writes:
    NaN, half characters, a field that comes twice.
    """

    def __init__(self, text: str) -> None:
        self.text = text
