"""Socket.IO v5, as its protocol text has it (socketio/socket.io-protocol), and what strangers add."""

import json

import pytest

from tests.server.engine.speaker import BINARY, SOCKET, Poller, WebSocket, frame, socket_line

# --- namespaces


@pytest.mark.parametrize("namespace", ["/", "/custom"])
@pytest.mark.parametrize("auth", [None, {"token": "123"}])
def test_a_namespace_is_entered_with_or_without_words(
    echo: int, namespace: str, auth: dict[str, str] | None
) -> None:
    socket_line(echo, namespace, auth)


def test_an_unknown_namespace_is_refused_by_its_name(echo: int) -> None:
    line = WebSocket(echo, f"{SOCKET}websocket")
    line.hears()

    assert line.says("40/random").hears() == '44/random,{"message":"Invalid namespace"}'
    assert line.says("40/random?token=1,").hears() == '44/random,{"message":"Invalid namespace"}'


def test_a_query_is_no_part_of_a_name(echo: int) -> None:
    line = WebSocket(echo, f"{SOCKET}websocket")
    line.hears()

    assert str(line.says('40/custom?token=abc,{"a":1}').hears()).startswith('40/custom,{"sid":')


def test_one_connection_carries_several_namespaces(echo: int) -> None:
    line = socket_line(echo)
    line.says("40/custom,")
    assert str(line.hears()).startswith("40/custom,")
    assert line.hears() == '42/custom,["auth",{}]'

    line.says('42["message","a"]', '42/custom,["message","b"]')

    assert [line.hears(), line.hears()] == ['42["message-back","a"]', '42/custom,["message-back","b"]']


def test_whoever_leaves_one_stays_in_the_other(echo: int) -> None:
    line = socket_line(echo)
    line.says("40/custom")
    line.hears(), line.hears()

    line.says("41/custom", '42["message","still here"]')
    assert line.hears() == '42["message-back","still here"]'

    line.says("40/custom,")
    assert str(line.hears()).startswith("40/custom,")


def test_whoever_leaves_the_main_one_may_come_back(echo: int) -> None:
    line = socket_line(echo).says("41", "40")

    assert str(line.hears()).startswith('40{"sid":')


@pytest.mark.parametrize("packet", ["4abc", "4", "40[]", '40"x"', "401", "40{", "4040", '40{"a":1}x'])
def test_a_handshake_that_is_none_ends_it(echo: int, packet: str) -> None:
    line = WebSocket(echo, f"{SOCKET}websocket")
    line.hears()

    assert line.says(packet).closed_with() == 1002


def test_whoever_enters_nothing_is_sent_away(hasty: int) -> None:
    line = WebSocket(hasty, f"{SOCKET}websocket")

    assert line.closed_with() == 1008


def test_what_is_said_before_entering_is_not_heard(echo: int) -> None:
    line = WebSocket(echo, f"{SOCKET}websocket")
    line.hears()

    line.says('42["message","early"]', "40")

    assert str(line.hears()).startswith('40{"sid":')
    assert line.hears() == '42["auth",{}]'
    assert line.says('42["message","now"]').hears() == '42["message-back","now"]'


# --- events and acknowledgements


@pytest.mark.parametrize(
    "said", ['1,"2",{"3":[true]}', "", "null", '"€🩷\\u0000\\ud83e"', "[[[[]]]],-0.5,1e3"]
)
def test_an_event_comes_back_with_all_it_carries(echo: int, said: str) -> None:
    line = socket_line(echo)
    listed = json.loads(f'["message-back"{"," if said else ""}{said}]')

    heard = line.says(f'42["message"{"," if said else ""}{said}]').hears()

    assert json.loads(str(heard)[2:]) == listed


@pytest.mark.parametrize("number", ["0", "1", "456", "999999999999999"])
def test_an_acknowledgement_carries_the_number_it_was_asked_by(echo: int, number: str) -> None:
    line = socket_line(echo)

    line.says(f'42{number}["message-with-ack",1,"2",{{"3":[false]}}]')

    assert line.hears() == f'43{number}[1,"2",{{"3":[false]}}]'


def test_bytes_come_back_as_bytes(echo: int) -> None:
    line = socket_line(echo)
    line.says('452-["message",{"_placeholder":true,"num":0},{"a":{"_placeholder":true,"num":1}}]')
    line.send(frame(BINARY, b"\1\2\3"), frame(BINARY, b"\4\5\6"))

    heard = json.loads(str(line.hears()).partition("-")[2])

    assert heard == [
        "message-back",
        {"_placeholder": True, "num": 0},
        {"a": {"_placeholder": True, "num": 1}},
    ]
    assert [line.hears(), line.hears()] == [b"\1\2\3", b"\4\5\6"]


def test_bytes_are_acknowledged_with_bytes(echo: int) -> None:
    line = socket_line(echo, "/custom")
    line.says(
        '452-/custom,789["message-with-ack",{"_placeholder":true,"num":1},{"_placeholder":true,"num":0}]'
    )
    line.send(frame(BINARY, b"\1"), frame(BINARY, b"\2"))

    heard = str(line.hears())

    assert heard.startswith("462-/custom,789[")
    assert [line.hears(), line.hears()] == [b"\2", b"\1"]


def test_a_phone_that_polls_is_told_the_same(echo: int) -> None:
    phone = Poller(echo, SOCKET)
    phone.posts("40")
    heard = ""
    while '42["auth",{}]' not in heard:
        heard += phone.fetches().text

    phone.posts('451-7["message-with-ack",{"_placeholder":true,"num":0}]', "bAQID")

    heard = ""
    while "bAQID" not in heard:
        heard += phone.fetches().text + "\x1e"
    assert heard.startswith('461-7[{"_placeholder":true,"num":0}]\x1e')


# --- what is none

NONE = [
    "42",
    "42{}",
    "42[]",
    "42[null]",
    "42[{}]",
    '42abc["message-with-ack",1]',
    '421234567890123456["message-with-ack"]',
    '42-1["message"]',
    "42[",
    '42["message"',
    '42["connect"]',
    '42["disconnect","x"]',
    '42["disconnecting"]',
    '42["newListener"]',
    '42["connect_error"]',
    "43[]",
    "431{}",
    "431",
    "44{}",
    "44",
    "47",
    "48x",
    "41{}",
    "4x",
    "4é",
    '450-["message"]',
    '45["message"]',
    '45-["message"]',
    '45999999999999-["message",{"_placeholder":true,"num":0}]',
    '45101-["message",{"_placeholder":true,"num":0}]',
    "451-{}",
    '461-["no number"]',
]


@pytest.mark.parametrize("packet", NONE)
def test_what_is_no_packet_ends_it_and_nobody_else_notices(echo: int, packet: str) -> None:
    watching, line = socket_line(echo), socket_line(echo)

    line.says('42["message","before"]', packet)

    assert line.hears() == '42["message-back","before"]'
    assert line.closed_with() == 1002
    assert watching.says('42["message","still here"]').hears() == '42["message-back","still here"]'


@pytest.mark.parametrize("number", ["1", "-1", '"0"', "null", "0.0", "true", "99999999999999999999"])
def test_bytes_that_are_not_there_end_it(echo: int, number: str) -> None:
    line = socket_line(echo)
    line.says(f'451-["message",{{"_placeholder":true,"num":{number}}}]')

    assert line.send(frame(BINARY, b"x")).closed_with() == 1002


def test_text_where_bytes_are_awaited_ends_it(echo: int) -> None:
    line = socket_line(echo).says('451-["message",{"_placeholder":true,"num":0}]', '42["message"]')

    assert line.closed_with() == 1002


def test_bytes_that_nobody_announced_end_it(echo: int) -> None:
    assert socket_line(echo).send(frame(BINARY, b"x")).closed_with() == 1002


def test_attachments_are_limited_together(echo: int) -> None:
    line = socket_line(echo).says('4599-["message",{"_placeholder":true,"num":0}]')

    assert line.send(*(frame(BINARY, bytes(90_000)) for _ in range(20))).closed_with() == 1002


@pytest.mark.parametrize(
    "packet", ['42["nobody hears this"]', '42/nowhere,["message"]', "431[]", "40/random", "40", "41/custom"]
)
def test_what_means_nothing_here_is_passed_over_a_few_times(echo: int, packet: str) -> None:
    line = socket_line(echo).says(*[packet] * 4, '42["message","heard"]')
    while (heard := str(line.hears())).startswith("44"):
        pass
    assert heard == '42["message-back","heard"]'

    assert line.says(packet, '42["message","not heard"]').closed_with() == 1008
