"""WebSocket, Engine.IO and Socket.IO spoken by hand, right or wrong."""

import base64
import json
import os
import socket
from contextlib import suppress
from typing import Any, Self

from tests.harness.patience import PATIENCE

CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG = 0, 1, 2, 8, 9, 10


def frame(
    opcode: int,
    payload: bytes = b"",
    *,
    is_last: bool = True,
    rsv: int = 0,
    is_masked: bool = True,
    size: bytes | None = None,
) -> bytes:
    """`size`: how its length is written, when not in the shortest way."""
    count = len(payload)
    if size is None:
        if count < 126:
            size = bytes([count])
        elif count < 65_536:
            size = bytes([126]) + count.to_bytes(2, "big")
        else:
            size = bytes([127]) + count.to_bytes(8, "big")
    mask = os.urandom(4)
    first = bytes([(0x80 if is_last else 0) | rsv << 4 | opcode])
    if not is_masked:
        return first + size + payload
    masked = bytes(byte ^ mask[place % 4] for place, byte in enumerate(payload))
    return first + bytes([size[0] | 0x80]) + size[1:] + mask + masked


class Answer:
    def __init__(self, said: bytes) -> None:
        head, _, self.body = said.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        self.status = int(first.split(" ")[1]) if first.startswith("HTTP/") else 0
        self.headers = {
            name.lower(): value.strip() for name, _, value in (one.partition(":") for one in lines)
        }

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def code(self) -> int:
        """Of Engine.IO's refusals."""
        code: int = json.loads(self.body)["code"]
        return code


def ask(port: int, method: str, path: str, body: bytes = b"", **headers: str) -> Answer:
    """Over a connection of its own."""
    return answer_on(begin(port, method, path, body, **headers))


def begin(port: int, method: str, path: str, body: bytes = b"", **headers: str) -> socket.socket:
    line = socket.create_connection(("127.0.0.1", port), PATIENCE)
    said = {"Host": f"127.0.0.1:{port}", "Connection": "close", **headers}
    if body or method == "POST":
        said.setdefault("Content_Length", str(len(body)))
    lines = [f"{method} {path} HTTP/1.1", *(f"{n.replace('_', '-')}: {v}" for n, v in said.items() if v)]
    line.sendall("\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body)
    return line


def answer_on(line: socket.socket) -> Answer:
    said = b""
    with line, suppress(ConnectionError):
        while more := line.recv(65_536):
            said += more
    return Answer(said)


class WebSocket:
    """`path`: of Engine.IO's door, with its query. `greeting`: the packet that opens it, where one comes."""

    def __init__(self, port: int, path: str, *, early: bytes = b"", **headers: str) -> None:
        key = base64.b64encode(os.urandom(16)).decode()
        said = {
            "Connection": "Upgrade",
            "Upgrade": "websocket",
            "Sec_WebSocket_Version": "13",
            "Sec_WebSocket_Key": key,
            **headers,
        }
        self.sock = begin(port, "GET", path, **said)
        if early:
            self.sock.sendall(early)
        self._ears = b""
        head = self._until(b"\r\n\r\n")
        self.answer = Answer(head)
        self.key = key
        self.code: int | None = None  # with which the server has closed

    def send(self, *frames: bytes) -> Self:
        self.sock.sendall(b"".join(frames))
        return self

    def says(self, *texts: str) -> Self:
        return self.send(*(frame(TEXT, text.encode()) for text in texts))

    def next(self) -> tuple[int, bytes] | None:
        """The next frame; None when the server has closed, whose code is then known."""
        try:
            first, size = self._take(2)
            assert size < 128, "servers do not mask"
            assert first & 0x70 == 0, "nothing is negotiated"
            if size > 125:
                size = int.from_bytes(self._take(2 if size == 126 else 8), "big")
            payload = self._take(size)
        except EOFError:
            return None
        if first & 15 == CLOSE:
            self.code = int.from_bytes(payload[:2], "big") if payload else 1005
            self.sock.settimeout(PATIENCE)
            with suppress(ConnectionError):
                assert self.sock.recv(1) == b"", "nothing comes after a close frame"
            return None
        return first & 15, payload

    def hears(self) -> str | bytes | None:
        """The next message that is no ping of Engine.IO's."""
        while heard := self.next():
            if heard[0] == BINARY:
                return heard[1]
            if heard[0] == TEXT and heard[1] != b"2":
                return heard[1].decode()
        return None

    def closed_with(self) -> int | None:
        """The code, when the server closes, now or soon."""
        while self.next():
            pass
        return self.code

    def _take(self, count: int) -> bytes:
        while len(self._ears) < count:
            self._more()
        taken, self._ears = self._ears[:count], self._ears[count:]
        return taken

    def _until(self, end: bytes) -> bytes:
        while end not in self._ears:
            try:
                self._more()
            except EOFError:
                return self._ears
        head, _, self._ears = self._ears.partition(end)
        return head + end + (self._ears if not head.startswith(b"HTTP/1.1 101") else b"")

    def _more(self) -> None:
        try:
            more = self.sock.recv(65_536)
        except ConnectionError:
            more = b""
        if not more:
            raise EOFError
        self._ears += more


ENGINE, SOCKET = "/engine.io/?EIO=4&transport=", "/socket.io/?EIO=4&transport="


def engine_line(port: int, **headers: str) -> WebSocket:
    line = WebSocket(port, f"{ENGINE}websocket", **headers)
    assert line.answer.status == 101, line.answer.body
    opened = line.hears()
    assert isinstance(opened, str)
    assert opened.startswith("0{"), opened
    return line


def socket_line(port: int, namespace: str = "/", auth: Any = None) -> WebSocket:
    """Connected to the namespace, and greeted there."""
    line = WebSocket(port, f"{SOCKET}websocket")
    line.hears()
    where = "" if namespace == "/" else f"{namespace},"
    line.says(f"40{where}{json.dumps(auth) if auth else ''}")
    said = line.hears()
    assert str(said).startswith(f"40{where}{{"), said
    assert line.hears() == f'42{where}["auth",{json.dumps(auth or {}, separators=(",", ":"))}]'
    return line


class Poller:
    """A phone that polls."""

    def __init__(self, port: int, path: str = ENGINE) -> None:
        self.port = port
        opened = ask(port, "GET", f"{path}polling")
        self.opening = json.loads(opened.text[1:])
        self.sid = self.opening["sid"]
        self.path = f"{path}polling&sid={self.sid}"

    def fetches(self) -> Answer:
        return ask(self.port, "GET", self.path)

    def begins_to_fetch(self) -> socket.socket:
        return begin(self.port, "GET", self.path)

    def posts(self, *packets: str) -> Answer:
        return ask(self.port, "POST", self.path, "\x1e".join(packets).encode())
