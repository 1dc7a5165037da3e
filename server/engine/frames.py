"""The bytes of WebSocket frames from server to client (RFC 6455, section 5): unmasked, and never compressed.

They are what waits and travels on every road: a polling phone's are opened again when it fetches them.
"""

CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG = 0, 1, 2, 8, 9, 10
LAST = 0x80


def frame(opcode: int, payload: bytes) -> bytes:
    size = len(payload)
    if size < 126:
        return bytes((LAST | opcode, size)) + payload
    if size < 65_536:
        return bytes((LAST | opcode, 126)) + size.to_bytes(2, "big") + payload
    return bytes((LAST | opcode, 127)) + size.to_bytes(8, "big") + payload


def text_frame(text: str) -> bytes:
    return frame(TEXT, text.encode())


def close_frame(code: int) -> bytes:
    return frame(CLOSE, code.to_bytes(2, "big"))


def opened(whole: bytes) -> tuple[int, bytes]:
    """The opcode and payload of a frame that was made here."""
    start = {126: 4, 127: 10}.get(whole[1], 2)
    return whole[0] & 15, whole[start:]
