"""The reader of frames and the reader of packets, given whatever there is."""

import json
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from socketio.packet import Packet

from server.engine.frames import BINARY, CLOSE, PING, PONG, TEXT, opened, text_frame
from server.engine.frames import frame as server_frame
from server.engine.packets import Said, read
from server.engine.reading import PIECE, Message, Reader, Violation, answer_to_close, unmasked
from server.engine.roads import Malformed
from server.wire.protocol import Json
from tests.server.engine.speaker import CONTINUATION, frame

MOST = 2_000
unhurried = settings(deadline=None)  # a busy machine is not a wrong answer


def heard_of(data: bytes, cuts: list[int], most: int = MOST) -> Iterator[Message]:
    """What is heard when the network brings it in these pieces."""
    reader = Reader(most)
    places = sorted({0, len(data), *(cut % (len(data) + 1) for cut in cuts)})
    for begin, end in pairwise(places):
        reader.feed(data[begin:end])
        while (message := reader.take()) is not None:
            if message is not PIECE:
                yield message


def outcome(data: bytes, cuts: list[int]) -> tuple[list[Message], int | None]:
    heard: list[Message] = []
    try:
        heard.extend(heard_of(data, cuts))
    except Violation as wrong:
        return heard, wrong.code
    return heard, None


messages = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=200).map(lambda text: (TEXT, text)),
    st.binary(max_size=200).map(lambda data: (BINARY, data)),
    st.binary(max_size=125).map(lambda data: (PING, data)),
    st.binary(max_size=125).map(lambda data: (PONG, data)),
)


def frames_of(message: Message, size: int) -> bytes:
    opcode, said = message
    payload = said.encode() if isinstance(said, str) else said
    if opcode in (PING, PONG) or not payload:
        return frame(opcode, payload)
    cuts = list(range(0, len(payload), size))
    return b"".join(
        frame(
            CONTINUATION if begin else opcode,
            payload[begin : begin + size],
            is_last=begin + size >= len(payload),
        )
        for begin in cuts
    )


@unhurried
@given(st.lists(messages, max_size=8), st.integers(1, 300), st.lists(st.integers(0, 5_000), max_size=20))
def test_what_is_sent_is_heard_in_whatever_pieces(said: list[Message], size: int, cuts: list[int]) -> None:
    data = b"".join(frames_of(message, size) for message in said)

    assert outcome(data, cuts) == (said, None)


@unhurried
@given(st.binary(max_size=300), st.lists(st.integers(0, 300), max_size=10))
@example(b"\x81\xff\xff\xff\xff\xff\xff\xff\xff\xff\0\0\0\0", [])
@example(b"\x01\x80\0\0\0\0\x80\x80\0\0\0\0", [3])
def test_anything_is_heard_or_refused_the_same_however_it_is_cut(data: bytes, cuts: list[int]) -> None:
    whole = outcome(data, [])

    assert outcome(data, cuts) == whole
    assert outcome(data, list(range(len(data)))) == whole
    assert whole[1] in (None, 1002, 1007, 1009)


@unhurried
@given(st.lists(messages, min_size=1, max_size=4), st.integers(0, 10_000), st.integers(0, 255))
def test_a_changed_byte_is_never_more_than_a_violation(said: list[Message], place: int, byte: int) -> None:
    data = bytearray(b"".join(frames_of(message, 50) for message in said))
    data[place % len(data)] = byte

    assert outcome(bytes(data), [])[1] in (None, 1002, 1007, 1009)


@given(st.binary(max_size=300), st.binary(min_size=4, max_size=4))
def test_a_mask_is_put_on_as_it_is_taken_off(payload: bytes, mask: bytes) -> None:
    masked = bytes(byte ^ mask[place % 4] for place, byte in enumerate(payload))

    assert unmasked(masked, mask) == payload


@given(st.binary(max_size=125))
def test_a_closing_frame_is_answered_or_wrong(payload: bytes) -> None:
    try:
        code = answer_to_close(payload)
    except Violation as wrong:
        code = wrong.code
    assert code in {1000, *range(1000, 1015), *range(3000, 5000)}


@pytest.mark.parametrize("size", [0, 125, 126, 65_535, 65_536, 200_000])
def test_a_frame_of_ours_is_opened_again(size: int) -> None:
    assert opened(text_frame("x" * size)) == (TEXT, b"x" * size)
    assert opened(server_frame(CLOSE, bytes(min(size, 125))))[0] == CLOSE


def test_a_message_is_refused_before_it_is_kept() -> None:
    reader = Reader(100)
    reader.feed(frame(TEXT, b"x" * 101)[:8])

    with pytest.raises(Violation) as refused:
        reader.take()

    assert refused.value.code == 1009


# --- packets

jsons = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=10,
)
names = st.sampled_from(["message", "x", "", "é", "Connect"])
namespaces = st.sampled_from(["/", "/custom", "/a/b", "/é", "/1"])


@unhurried
@given(names, st.lists(jsons, max_size=3), namespaces, st.none() | st.integers(0, 10**15 - 1))
def test_what_the_library_writes_is_read(
    name: str, told: list[object], namespace: str, number: int | None
) -> None:
    written = Packet(2, data=[name, *told], namespace=namespace, id=number)
    written.json = json
    text = written.encode()

    assert read(text, Json.loads) == Said(2, namespace, number, [name, *told])


@unhurried
@given(st.text(max_size=60) | st.text('0123456789-/,[]{}"\\:ntf_é', max_size=40))
@example("2" + "[" * 5_000)
@example('2["\ud800"]')
@example("2" + "9" * 400 + "[]")
@example("51-" + '["x",{"_placeholder":true,"num":1e999}]')
@example("0/" + "a" * 10_000)
def test_anything_is_a_packet_or_malformed(text: str) -> None:
    try:
        said = read(text, Json.loads)
    except Malformed:
        return
    assert said.kind in (0, 1, 2, 3, 5, 6)
    assert said.namespace.startswith("/")
    if said.kind in (2, 5):
        assert isinstance(said.data, list)
        assert isinstance(said.data[0], str | int)
