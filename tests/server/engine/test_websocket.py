"""WebSocket as RFC 6455 has it. The numbers are those of Autobahn's test suite; it is run by hand against
`./dev bench echo`.
"""

import base64
import hashlib
import random
import socket
from itertools import pairwise

import pytest

from tests.server.engine.speaker import (
    BINARY,
    CLOSE,
    CONTINUATION,
    ENGINE,
    PING,
    PONG,
    TEXT,
    WebSocket,
    answer_on,
    begin,
    engine_line,
    frame,
)

WHERE = f"{ENGINE}websocket"
HELLO = "4Hello-µ@ßöäüàá-UTF-8!!"
BAD_UTF8 = "ceba e1bd b9cf 83ce bcce b5 ed a0 80 65 64 69 74 65 64"


def pieces(payload: bytes, size: int, opcode: int = TEXT) -> list[bytes]:
    cuts = [*range(0, len(payload), size), len(payload)]
    return [
        frame(opcode if begin == 0 else CONTINUATION, payload[begin:end], is_last=end == len(payload))
        for begin, end in pairwise(cuts)
    ]


# --- the opening handshake: section 4


def test_4_2_2_the_key_is_answered_and_nothing_is_negotiated(echo: int) -> None:
    line = WebSocket(
        echo,
        WHERE,
        Sec_WebSocket_Extensions="permessage-deflate; client_max_window_bits",
        Sec_WebSocket_Protocol="chat",
    )

    accept = hashlib.sha1(line.key.encode() + b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11").digest()
    assert line.answer.status == 101
    assert line.answer.headers["sec-websocket-accept"] == base64.b64encode(accept).decode()
    assert line.answer.headers["upgrade"].lower() == "websocket"
    assert line.answer.headers["connection"].lower() == "upgrade"
    assert not {"sec-websocket-extensions", "sec-websocket-protocol"} & set(line.answer.headers)


@pytest.mark.parametrize("version", ["", "0", "7", "8", "12", "14", "13, 8", "x"])
def test_4_4_another_version_is_told_which_one_is_spoken(echo: int, version: str) -> None:
    line = WebSocket(echo, WHERE, Sec_WebSocket_Version=version)

    assert (line.answer.status, line.answer.headers["sec-websocket-version"]) == (426, "13")


@pytest.mark.parametrize("key", ["", "x", "c2hvcnQ=", base64.b64encode(bytes(17)).decode(), "!" * 24])
def test_4_2_1_a_key_that_is_none_is_refused(echo: int, key: str) -> None:
    assert WebSocket(echo, WHERE, Sec_WebSocket_Key=key).answer.status == 400


@pytest.mark.parametrize(
    "headers", [{"Connection": "close"}, {"Upgrade": "h2c"}, {"Upgrade": ""}, {"Host": ""}]
)
def test_4_2_1_half_a_handshake_is_refused(echo: int, headers: dict[str, str]) -> None:
    assert WebSocket(echo, WHERE, **headers).answer.status == 400


@pytest.mark.parametrize(
    "headers",
    [{"Connection": "keep-alive, uPGRADE", "Upgrade": "WebSocket"}, {"Origin": "https://evil.example"}],
)
def test_4_2_1_however_it_is_written(echo: int, headers: dict[str, str]) -> None:
    assert WebSocket(echo, WHERE, **headers).answer.status == 101


def test_4_1_whoever_does_not_wait_for_the_answer_is_heard_too(echo: int) -> None:
    line = WebSocket(echo, WHERE, early=frame(TEXT, b"4early") * 3)

    line.hears()
    assert [line.hears() for _ in range(3)] == ["4early"] * 3


def test_4_1_a_post_is_no_handshake(echo: int) -> None:
    upgrade = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec_WebSocket_Version": "13"}

    line = begin(echo, "POST", WHERE, Sec_WebSocket_Key="x" * 22 + "==", **upgrade)
    line.shutdown(socket.SHUT_WR)

    assert answer_on(line).status == 400


# --- frames: section 5


@pytest.mark.parametrize("size", [0, 124, 125, 126, 127, 128, 65_534, 65_535, 65_536])
@pytest.mark.parametrize("opcode", [TEXT, BINARY])
def test_1_messages_of_every_length_come_back(echo: int, opcode: int, size: int) -> None:
    payload = b"4" + b"*" * size

    heard = engine_line(echo).send(frame(opcode, payload)).hears()

    assert heard == (payload.decode() if opcode == TEXT else payload)


def test_1_1_6_in_whatever_pieces_the_network_brings_them(echo: int) -> None:
    line, whole = engine_line(echo), frame(TEXT, b"4" + b"*" * 700)

    for place in range(0, len(whole), 97):
        line.send(whole[place : place + 97])

    assert line.hears() == "4" + "*" * 700


@pytest.mark.parametrize("payload", [b"", b"Hello", bytes(range(0xFE - 125, 0xFE)), b"*" * 125])
def test_2_1_to_2_4_a_ping_is_answered_with_what_it_carries(echo: int, payload: bytes) -> None:
    assert engine_line(echo).send(frame(PING, payload)).next() == (PONG, payload)


def test_2_5_a_ping_of_126_bytes_is_too_long(echo: int) -> None:
    assert engine_line(echo).send(frame(PING, b"*" * 126)).closed_with() == 1002


def test_2_7_to_2_9_pongs_that_nobody_asked_for_change_nothing(echo: int) -> None:
    line = engine_line(echo).send(frame(PONG), frame(PONG, b"unasked"), frame(PING, b"asked"))

    assert line.next() == (PONG, b"asked")


def test_2_10_ten_pings_are_answered_in_order(echo: int) -> None:
    line = engine_line(echo).send(*(frame(PING, b"%d" % number) for number in range(10)))

    assert [line.next() for _ in range(10)] == [(PONG, b"%d" % number) for number in range(10)]


@pytest.mark.parametrize("rsv", range(1, 8))
@pytest.mark.parametrize("opcode", [TEXT, BINARY, PING, CLOSE])
def test_3_reserved_bits_mean_nothing_here(echo: int, opcode: int, rsv: int) -> None:
    line = engine_line(echo).send(frame(TEXT, b"4before"), frame(opcode, b"", rsv=rsv))

    assert line.hears() == "4before"
    assert line.closed_with() == 1002


@pytest.mark.parametrize("opcode", [3, 4, 5, 6, 7, 11, 12, 13, 14, 15])
def test_4_reserved_opcodes_mean_nothing_here(echo: int, opcode: int) -> None:
    assert engine_line(echo).send(frame(opcode, b"x")).closed_with() == 1002


@pytest.mark.parametrize("opcode", [TEXT, BINARY, PING, CLOSE, CONTINUATION])
def test_5_1_who_does_not_mask_is_no_client(echo: int, opcode: int) -> None:
    assert engine_line(echo).send(frame(opcode, b"4x", is_masked=False)).closed_with() == 1002


@pytest.mark.parametrize(
    "size", [bytes([126, 0, 5]), bytes([127, 0, 0, 0, 0, 0, 0, 0, 5]), bytes([126, 0, 125])]
)
def test_5_2_a_length_is_written_in_the_shortest_way(echo: int, size: bytes) -> None:
    assert engine_line(echo).send(frame(TEXT, b"*" * size[-1], size=size)).closed_with() == 1002


def test_5_2_a_length_beyond_all_memory_is_told_before_it_comes(echo: int) -> None:
    line = engine_line(echo).send(bytes([0x81, 0xFF]) + b"\x7f" + b"\xff" * 7)

    assert line.closed_with() == 1009


# --- fragments: section 5.4


@pytest.mark.parametrize("opcode", [PING, PONG, CLOSE])
def test_5_1_and_5_2_control_frames_are_whole(echo: int, opcode: int) -> None:
    assert engine_line(echo).send(frame(opcode, b"", is_last=False)).closed_with() == 1002


@pytest.mark.parametrize("opcode", [TEXT, BINARY])
def test_5_3_a_message_in_two_pieces_is_one(echo: int, opcode: int) -> None:
    heard = engine_line(echo).send(*pieces(b"4fragment", 5, opcode)).hears()

    assert heard == ("4fragment" if opcode == TEXT else b"4fragment")


def test_5_6_pings_come_in_between(echo: int) -> None:
    first, second = pieces(b"4fragment", 5)
    line = engine_line(echo).send(first, frame(PING, b"now"), second)

    assert line.next() == (PONG, b"now")
    assert line.hears() == "4fragment"


@pytest.mark.parametrize("is_last", [True, False])
def test_5_9_to_5_12_nothing_is_continued_that_has_not_begun(echo: int, is_last: bool) -> None:
    assert engine_line(echo).send(frame(CONTINUATION, b"x", is_last=is_last)).closed_with() == 1002


@pytest.mark.parametrize("opcode", [TEXT, BINARY])
def test_5_18_a_second_message_does_not_begin_within_the_first(echo: int, opcode: int) -> None:
    begun = frame(TEXT, b"4first", is_last=False)

    assert engine_line(echo).send(begun, frame(opcode, b"4second")).closed_with() == 1002


@pytest.mark.parametrize("size", [60_000, 1_000])
def test_9_all_pieces_of_a_message_are_limited_together(echo: int, size: int) -> None:
    line = engine_line(echo)

    assert line.send(*pieces(b"*" * 120_000, size)).closed_with() == 1009


def test_9_a_message_of_the_largest_size_comes_back(echo: int) -> None:
    assert engine_line(echo).send(*pieces(b"4" * 100_000, 7_000)).hears() == "4" * 100_000


# --- text: section 8.1


@pytest.mark.parametrize("size", [1, 2, 3, 100])
def test_6_2_text_may_be_cut_within_a_letter(echo: int, size: int) -> None:
    assert engine_line(echo).send(*pieces(HELLO.encode(), size)).hears() == HELLO


BAD = [
    bytes.fromhex(BAD_UTF8),
    *(bytes([byte]) for byte in (0x80, 0xBF, 0xC0, 0xFE, 0xFF)),
    b"\xc3",
    b"\xe2\x82",
    b"\xed\xa0\x80",
    b"\xf4\x90\x80\x80",
    b"\xc0\xaf",
    b"\xf8\x88\x80\x80\x80",
]


@pytest.mark.parametrize("bad", BAD, ids=[one.hex() for one in BAD])
def test_6_3_to_6_20_what_is_no_utf_8_ends_it(echo: int, bad: bytes) -> None:
    assert engine_line(echo).send(frame(TEXT, b"4" + bad)).closed_with() == 1007


def test_6_4_bad_text_is_told_at_the_piece_it_comes_in(echo: int) -> None:
    line = engine_line(echo).send(frame(TEXT, b"4\xce\xba\xf4\x90", is_last=False))

    assert line.closed_with() == 1007


@pytest.mark.parametrize("text", ["\0", "\ufffe\uffff", "\U0010ffff", "\ud7ff\ue000", "𝟙🩷"])
def test_6_21_to_6_23_odd_letters_are_letters(echo: int, text: str) -> None:
    assert engine_line(echo).says(f"4{text}").hears() == f"4{text}"


# --- the end: section 7


def closing(code: int | None = None, reason: bytes = b"") -> bytes:
    return frame(CLOSE, (code.to_bytes(2, "big") if code is not None else b"") + reason)


def test_7_1_1_whoever_closes_is_answered(echo: int) -> None:
    line = engine_line(echo).send(frame(TEXT, b"4last"), closing(1000), frame(TEXT, b"4after"))

    assert line.hears() == "4last"
    assert line.hears() is None
    assert line.code == 1000


@pytest.mark.parametrize(
    "code", [1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999]
)
def test_7_7_a_code_is_answered_with_itself(echo: int, code: int) -> None:
    assert engine_line(echo).send(closing(code, b"why" * 41)).closed_with() == code


@pytest.mark.parametrize("code", [0, 999, 1004, 1005, 1006, 1016, 1100, 2000, 2999, 5000, 65_535])
def test_7_9_a_code_that_nobody_may_send(echo: int, code: int) -> None:
    assert engine_line(echo).send(closing(code)).closed_with() == 1002


def test_7_3_1_without_a_code(echo: int) -> None:
    assert engine_line(echo).send(closing()).closed_with() == 1000


def test_7_3_2_half_a_code(echo: int) -> None:
    assert engine_line(echo).send(frame(CLOSE, b"\x03")).closed_with() == 1002


def test_7_3_6_a_reason_of_124_bytes(echo: int) -> None:
    assert engine_line(echo).send(closing(1000, b"*" * 124)).closed_with() == 1002


def test_7_5_1_a_reason_that_is_no_text(echo: int) -> None:
    assert engine_line(echo).send(closing(1000, bytes.fromhex(BAD_UTF8))).closed_with() == 1007


def test_why_it_ended_is_heard_though_much_more_was_sent(echo: int) -> None:
    """A socket closed upon unread bytes is reset, and what was said last is lost with them."""
    line = engine_line(echo).send(frame(TEXT, b"\xff"), *(frame(TEXT, b"4" * 9_000) for _ in range(20)))

    assert line.closed_with() == 1007


def test_ten_thousand_random_bytes_end_it_and_nothing_else(echo: int) -> None:
    chance = random.Random(20_270_101)
    watching = engine_line(echo)

    for _ in range(100):
        line = engine_line(echo)
        line.send(chance.randbytes(100))
        line.sock.shutdown(1)
        line.closed_with()

    assert watching.says("4still here").hears() == "4still here"
