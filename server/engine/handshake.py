"""What a request must be before a connection begins, and how it is told that it is not: Engine.IO's numbers
(engine.io-protocol v4, and the reference server's `Server.errors`), and the opening handshake of RFC 6455,
section 4.2.
"""

import base64
import hashlib
import json
from binascii import Error
from typing import Any, NamedTuple
from urllib.parse import parse_qs

GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
WEBSOCKET_VERSION = "13"
PROTOCOL = "4"
KEY_SIZE = 16  # bytes


class No(Exception):
    """Why a request is refused: the reference server's number and words, and an HTTP status."""

    def __init__(self, code: int, message: str, status: str = "400 Bad Request") -> None:
        super().__init__(message)
        self.status = status
        self.body = json.dumps({"code": code, "message": message}, separators=(",", ":")).encode()
        self.headers: list[tuple[str, str]] = []


def unknown_transport() -> No:
    return No(0, "Transport unknown")


def unknown_session() -> No:
    return No(1, "Session ID unknown")


def bad_method() -> No:
    return No(2, "Bad handshake method")


def bad_request() -> No:
    return No(3, "Bad request")


def forbidden() -> No:
    return No(4, "Forbidden", "403 Forbidden")


def unsupported() -> No:
    return No(5, "Unsupported protocol version")


def too_large() -> No:
    return No(3, "Payload too large", "413 Content Too Large")


class Wish(NamedTuple):
    """What a request asks for."""

    method: str
    transport: str
    sid: str | None
    is_upgrade: bool


def read_wish(environ: dict[str, Any], transports: list[str]) -> Wish:
    """Raises No."""
    query = parse_qs(environ.get("QUERY_STRING", ""), keep_blank_values=True)
    transport = _only(query, "transport")
    if transport not in transports:
        raise unknown_transport()
    sid, method = _only(query, "sid"), environ["REQUEST_METHOD"]
    if sid is None:
        if method != "GET":
            raise bad_method()
        if _only(query, "EIO") != PROTOCOL:
            raise unsupported()
    is_upgrade = "websocket" in _tokens(environ, "HTTP_UPGRADE")
    if is_upgrade != (transport == "websocket"):
        raise bad_request()
    return Wish(method, transport, sid, is_upgrade)


def answer_upgrade(environ: dict[str, Any]) -> bytes:
    """The head that opens a WebSocket, without extensions: compressing would cost twice the time and three
    times the memory. Raises No.
    """
    key = environ.get("HTTP_SEC_WEBSOCKET_KEY", "").strip()
    is_asked = "upgrade" in _tokens(environ, "HTTP_CONNECTION") and environ["REQUEST_METHOD"] == "GET"
    if not is_asked or environ.get("SERVER_PROTOCOL") == "HTTP/1.0" or "HTTP_HOST" not in environ:
        raise bad_request()
    if environ.get("HTTP_SEC_WEBSOCKET_VERSION", "").strip() != WEBSOCKET_VERSION:
        no = No(3, "Bad request", "426 Upgrade Required")
        no.headers = [("Sec-WebSocket-Version", WEBSOCKET_VERSION), ("Upgrade", "websocket")]
        raise no
    if not _is_key(key):
        raise bad_request()
    accept = base64.b64encode(hashlib.sha1(key.encode() + GUID, usedforsecurity=False).digest())
    return (
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        b"Sec-WebSocket-Accept: " + accept + b"\r\n\r\n"
    )


def _is_key(key: str) -> bool:
    try:
        return len(base64.b64decode(key, validate=True)) == KEY_SIZE
    except (Error, ValueError):
        return False


def _only(query: dict[str, list[str]], name: str) -> str | None:
    """None when it is not there; nothing that anyone knows when it is there twice."""
    values = query.get(name)
    if values is None:
        return None
    return values[0] if len(values) == 1 else ""


def _tokens(environ: dict[str, Any], header: str) -> set[str]:
    return {token.strip().lower() for token in environ.get(header, "").split(",")}
