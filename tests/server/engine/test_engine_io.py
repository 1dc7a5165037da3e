"""Engine.IO v4, as its protocol text has it (socketio/engine.io-protocol), and what real networks add."""

import json
import threading
import time
from contextlib import suppress

import pytest

from tests.harness.patience import until
from tests.server.engine.speaker import (
    BINARY,
    ENGINE,
    Poller,
    WebSocket,
    answer_on,
    ask,
    engine_line,
    frame,
)

EVENTS = "\x1e"

# --- handshake


def test_a_polling_session_begins_with_what_it_is_to_know(hasty: int) -> None:
    answer = ask(hasty, "GET", f"{ENGINE}polling")

    assert (answer.status, answer.text[0]) == (200, "0")
    opened = json.loads(answer.text[1:])
    sid = opened.pop("sid")
    assert len(sid) >= 20
    assert opened == {
        "upgrades": ["websocket"],
        "pingInterval": 500,
        "pingTimeout": 1_000,
        "maxPayload": 1_000_000,
    }
    assert "charset=utf-8" in answer.headers["content-type"].lower()


def test_a_websocket_begins_the_same_and_has_nothing_to_change_to(hasty: int) -> None:
    opened = WebSocket(hasty, f"{ENGINE}websocket").hears()

    assert json.loads(str(opened)[1:])["upgrades"] == []


def test_every_session_has_a_name_of_its_own(echo: int) -> None:
    assert len({Poller(echo).sid for _ in range(20)}) == 20


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("", 0),
        ("EIO=4", 0),
        ("EIO=4&transport=abc", 0),
        ("EIO=4&transport=", 0),
        ("EIO=4&transport=polling&transport=websocket", 0),
        ("transport=polling", 5),
        ("EIO=abc&transport=polling", 5),
        ("EIO=3&transport=polling", 5),
        ("EIO=4&transport=polling&sid=nobody", 1),
        ("EIO=4&transport=polling&sid=", 1),
        ("EIO=4&transport=websocket", 3),
    ],
)
def test_a_request_that_begins_nothing_is_told_why(echo: int, query: str, code: int) -> None:
    answer = ask(echo, "GET", f"/engine.io/?{query}")

    assert (answer.status, answer.code) == (400, code)
    assert answer.headers["content-type"] == "application/json"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_only_get_begins_a_session(echo: int, method: str) -> None:
    answer = ask(echo, method, f"{ENGINE}polling")

    assert (answer.status, answer.code) == (400, 2)


@pytest.mark.parametrize(
    "query", ["transport=websocket", "EIO=abc&transport=websocket", "EIO=4", "EIO=4&transport=abc"]
)
def test_a_websocket_that_asks_wrongly_does_not_open(echo: int, query: str) -> None:
    assert WebSocket(echo, f"/engine.io/?{query}").answer.status == 400


def test_a_websocket_does_not_ask_for_polling(echo: int) -> None:
    assert WebSocket(echo, f"{ENGINE}polling").answer.status == 400


# --- messages


def test_what_is_posted_comes_back_at_the_next_poll(echo: int) -> None:
    phone = Poller(echo)

    posted = phone.posts("4hello €")

    assert (posted.status, posted.text) == (200, "ok")
    assert phone.fetches().text == "4hello €"


def test_several_packets_in_one_body_keep_their_order(echo: int) -> None:
    phone = Poller(echo)
    packets = [f"4{number}" for number in range(50)]

    phone.posts(*packets)

    heard: list[str] = []
    while len(heard) < 50:
        heard += phone.fetches().text.split(EVENTS)
    assert heard == packets


def test_bytes_travel_as_base64_in_a_poll(echo: int) -> None:
    phone = Poller(echo)

    phone.posts("bAQIDBA==")

    assert phone.fetches().text == "bAQIDBA=="


def test_a_poll_waits_for_what_comes(echo: int) -> None:
    phone = Poller(echo)
    polling = phone.begins_to_fetch()

    phone.posts("4later")

    assert answer_on(polling).text == "4later"


@pytest.mark.parametrize(
    "body", ["abc", "", "4a\x1e", "\x1e4a", "9", "0", "b!!!!", "b====", "2", "5", "4a\x1ex", "é"]
)
def test_a_body_that_is_no_packets_ends_the_session(echo: int, body: str) -> None:
    phone = Poller(echo)

    assert ask(echo, "POST", phone.path, body.encode()).status == 400
    assert phone.fetches().code == 1


@pytest.mark.parametrize("body", [b"4\xff", b"4\xed\xa0\x80"])
def test_a_body_that_is_no_text_ends_the_session(echo: int, body: bytes) -> None:
    phone = Poller(echo)

    assert ask(echo, "POST", phone.path, body).status == 400
    assert phone.fetches().code == 1


def test_a_body_with_more_packets_than_anyone_sends_ends_the_session(echo: int) -> None:
    phone = Poller(echo)

    assert phone.posts(*["6"] * 1_000).status == 400


def test_a_body_that_is_too_large_is_not_read(echo: int) -> None:
    phone = Poller(echo)

    assert phone.posts("4" * 100_001).status == 413
    assert phone.posts("4small").status == 200
    assert ask(echo, "POST", phone.path, b"", Content_Length="99999999999999").status == 413


def test_two_polls_at_once_end_the_session(echo: int) -> None:
    phone = Poller(echo)
    first = phone.begins_to_fetch()
    phone.posts("6")  # so that the first is surely there

    second = phone.fetches()

    assert answer_on(first).text == "1"
    assert second.status == 400
    assert phone.fetches().code == 1


@pytest.mark.parametrize("packet", ["abc", "", "x", "9", "0", "2", "5", "é", "3x", "1x"])
def test_a_text_that_is_no_packet_ends_the_websocket(echo: int, packet: str) -> None:
    line = engine_line(echo).says("4before", packet)

    assert line.hears() == "4before"
    assert line.closed_with() == 1002


def test_bytes_come_back_as_bytes(echo: int) -> None:
    assert engine_line(echo).send(frame(BINARY, bytes(range(256)))).hears() == bytes(range(256))


def test_a_thousand_messages_come_back_in_order(echo: int) -> None:
    line = engine_line(echo)
    sending = threading.Thread(target=line.says, args=[f"4{number}" for number in range(1_000)])
    sending.start()

    assert [line.hears() for _ in range(1_000)] == [f"4{number}" for number in range(1_000)]
    sending.join()


def test_whoever_does_not_read_is_cut_and_nobody_else_waits(echo: int) -> None:
    deaf, watching = engine_line(echo), engine_line(echo)
    large = frame(BINARY, bytes(90_000))
    deaf.sock.settimeout(0.5)

    def is_open() -> bool:
        with suppress(TimeoutError):
            try:
                deaf.sock.sendall(large)
            except ConnectionError:
                return False
        return True

    for number in range(100_000):
        if not is_open():
            break
        assert watching.says(f"4{number}").hears() == f"4{number}"
    assert not is_open()


# --- heartbeat


def test_whoever_answers_pings_stays(hasty: int) -> None:
    line = engine_line(hasty)
    for _ in range(4):
        assert line.next() == (1, b"2")
        line.says("3")

    assert line.says("4still here").hears() == "4still here"


def test_whoever_answers_none_is_gone(hasty: int) -> None:
    line = engine_line(hasty)
    since = time.monotonic()

    assert line.closed_with() == 1000
    assert time.monotonic() - since > 1.4, "an interval and a time-out"


def test_whoever_only_talks_has_still_to_answer(hasty: int) -> None:
    line = engine_line(hasty)
    while line.next() == (1, b"2"):
        pass

    assert line.code is not None


def test_a_phone_that_polls_is_pinged_too_and_gone_when_it_stays_away(hasty: int) -> None:
    phone = Poller(hasty)
    for _ in range(3):
        assert phone.fetches().text == "2"
        assert phone.posts("3").status == 200

    until(lambda: phone.posts("6").status == 400)
    assert phone.fetches().code == 1


# --- the end


def test_a_phone_that_polls_says_goodbye_and_its_poll_is_answered(echo: int) -> None:
    phone = Poller(echo)
    polling = phone.begins_to_fetch()
    phone.posts("6")

    assert phone.posts("1").status == 200

    assert answer_on(polling).text == "6"
    assert phone.fetches().code == 1


def test_a_websocket_says_goodbye(echo: int) -> None:
    assert engine_line(echo).says("1").closed_with() == 1000


# --- from polling to a WebSocket


def change(phone: Poller) -> WebSocket:
    line = WebSocket(phone.port, f"{ENGINE}websocket&sid={phone.sid}")
    assert line.answer.status == 101
    line.says("2probe")
    assert line.hears() == "3probe"
    return line


def test_the_change_goes_in_two_steps(echo: int) -> None:
    line = change(Poller(echo)).says("5", "4hello")

    assert line.hears() == "4hello"


def test_a_poll_that_waits_is_let_go(echo: int) -> None:
    phone = Poller(echo)
    polling = phone.begins_to_fetch()
    phone.posts("6")

    line = change(phone)

    assert answer_on(polling).text == "6"
    assert phone.fetches().text == "6", "and so is one that comes meanwhile"
    assert line.says("5", "4hello").hears() == "4hello"


def test_nothing_is_lost_or_doubled_or_out_of_order_in_the_change(echo: int) -> None:
    for round in range(5):
        phone = Poller(echo)
        said = [f"4{number}" for number in range(30)]
        phone.posts(*said[:10])
        heard = phone.fetches().text.split(EVENTS) if round % 2 else []
        line = change(phone)
        phone.posts(*said[10:20])
        if round > 2:
            heard += phone.fetches().text.split(EVENTS)
        line.says("5", *said[20:])

        while len(heard) < 30:
            heard.append(str(line.hears()))
        assert [one for one in heard if one != "6"] == said


def test_after_the_change_polls_are_refused(echo: int) -> None:
    phone = Poller(echo)
    line = change(phone).says("5", "4x")
    line.hears()

    assert (phone.fetches().status, phone.posts("4x").status) == (400, 400)
    assert line.says("4hello").hears() == "4hello"


@pytest.mark.parametrize("is_done", [True, False])
def test_a_second_change_is_closed_and_the_first_goes_on(echo: int, is_done: bool) -> None:
    phone = Poller(echo)
    line = change(phone)
    if is_done:
        line.says("5", "4x").hears()

    second = WebSocket(echo, f"{ENGINE}websocket&sid={phone.sid}")

    assert second.closed_with() == 1008
    assert line.says(*([] if is_done else ["5"]), "4hello").hears() == "4hello"


@pytest.mark.parametrize("first", ["2", "4hello", "5", "3probe", "x", ""])
def test_a_change_that_begins_wrongly_leaves_polling_as_it_was(echo: int, first: str) -> None:
    phone = Poller(echo)
    line = WebSocket(echo, f"{ENGINE}websocket&sid={phone.sid}").says(first)

    assert line.closed_with() == 1002
    phone.posts("4by polling")
    assert phone.fetches().text == "4by polling"


def test_a_change_that_breaks_off_leaves_polling_as_it_was(echo: int) -> None:
    phone = Poller(echo)
    change(phone).sock.close()

    phone.posts("4by polling")

    heard = phone.fetches().text
    assert heard == "4by polling"


def test_a_line_that_opens_and_lets_nothing_through_is_given_up(echo: int) -> None:
    """Some proxies are so. Polling goes on meanwhile, and another change may be tried afterwards."""
    phone = Poller(echo)
    dead = WebSocket(echo, f"{ENGINE}websocket&sid={phone.sid}")
    polling = phone.begins_to_fetch()
    phone.posts("4meanwhile")

    assert answer_on(polling).text == "4meanwhile"
    assert dead.closed_with() == 1001
    assert change(phone).says("5", "4hello").hears() == "4hello"


def test_a_session_that_is_none_does_not_change(echo: int) -> None:
    assert WebSocket(echo, f"{ENGINE}websocket&sid=nobody").answer.code == 1
    ended = Poller(echo)
    ended.posts("1")
    assert WebSocket(echo, f"{ENGINE}websocket&sid={ended.sid}").answer.code == 1


# --- HTTP


def test_another_origin_is_asked_about_and_told(echo: int) -> None:
    asked = ask(echo, "OPTIONS", f"{ENGINE}polling", Origin="http://elsewhere.example")

    assert asked.status == 200
    assert asked.headers["access-control-allow-origin"] == "http://elsewhere.example"
    assert "POST" in asked.headers["access-control-allow-methods"]
