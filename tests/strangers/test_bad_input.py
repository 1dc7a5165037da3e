"""What cannot be read is refused by the name of its field,
and nothing has happened: judged from the database.
"""

import json
import re
from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest
import requests
from msgspec import structs

from sessions.names import encode
from sessions.session import COMMANDS
from tests.harness.engine import ours_only
from tests.harness.server import Kesken
from tests.server.wired import Workshop, cookies_of, workshop
from tests.sessions.play import OTHERS, an_answer
from tests.strangers.conftest import said_by
from tests.strangers.judge import rows
from tests.strangers.raw import Line, Raw, frame

NAME, SALT = encode(bytes(32)), encode(bytes(16))
UNREADABLE = "This could not be read. Reload the page and try again."
FAR_TOO_LONG = "This is far too long to be taken. Shorten it, then try again."
DEEP = 200

GOOD: dict[str, str] = {
    "title": '"T"',
    "change": '"C"',
    "audience": '{"who":"present","others":""}',
    "kept_until": '"2027-01-01"',
    "step": '"{step}"',
    "round": "1",
    "detail": '"phases"',
    "name": f'"{NAME}"',
    "salt": f'"{SALT}"',
    "text": '"half of it"',
    "idea": f'"{NAME}"',
    "kind": '"add"',
    "secret": f'"{NAME}"',
    "station": "0",
    "is_stuck": "false",
    "ends_at": "1700000000000",
    "reason": '"person"',
    "own": '"in our own words"',
    "keeps_rest": "false",
    "withheld": "[]",
    "ideas": f'["{NAME}"]',
    "column": "0",
    "group": '"group1"',
    "held_on": '"2026-11-24"',
}
for plan in OTHERS:
    GOOD = {field: json.dumps(value) for field, value in an_answer(plan).items()} | GOOD

# As they stand in the packet: most of them no encoder would write.
WRONG = {
    "nothing": "null",
    "a list": "[]",
    "a list of itself": '["{good}"]',
    "a map": "{}",
    "another map": '{"who":"everyone","others":""}',
    "a fraction": "1.5",
    "below": "-1",
    "far below": "-9223372036854775809",
    "beyond 63 bits": "9223372036854775808",
    "beyond 64 bits": "18446744073709551616",
    "endless digits": "9" * 400,
    "1e400": "1e400",
    "not a number": "NaN",
    "infinite": "Infinity",
    "negatively infinite": "-Infinity",
    "zero behind a minus": "-0.0",
    "huge": f'"{"x" * 12_000}"',
    "deep": "[" * DEEP + "]" * DEEP,
    "deep maps": '{"who":' * DEEP + "1" + "}" * DEEP,
    "U+0000": '"half\\u0000of it"',
    "half a character": '"half \\ud800 of it"',
    "halves in the wrong order": '"\\udc00\\ud800"',
    "Arabic digits": '"\\u0662\\u0660\\u0662\\u0667-\\u0660\\u0661-\\u0660\\u0661"',
    "a line more": '"{good}\\n"',
}
FITS = {
    # (field, what is wrong): what it is all the same
    ("text", "Arabic digits"),
    ("title", "Arabic digits"),
    ("change", "Arabic digits"),
    ("text", "a line more"),
    ("title", "a line more"),
    ("change", "a line more"),
    ("own", "Arabic digits"),
    ("own", "a line more"),
    ("ends_at", "nothing"),
    ("audience", "a line more"),
    ("ideas", "a line more"),
    ("ideas", "a list of itself"),
    ("audience", "a list of itself"),
    ("kept_until", "Arabic digits"),  # refused as a date that is none
}
WRITTEN = ("text", "title", "change", "own")  # of such a length: somebody may have pasted it
NUMBERS, TRUTHS = ("round", "station", "column", "ends_at"), ("is_stuck", "keeps_rest")


# One seat alone may not enter so often: several of a role take turns.
BROWSERS: dict[str, list[requests.Session]] = {}  # by role
TURNS = count()


@pytest.fixture(scope="module")
def room(kesken: Kesken) -> Iterator[Workshop]:
    with workshop(kesken.url, phones=5) as room:
        room.desk.steers("OpenStep", step=room.steps[1])
        for phone in room.phones:
            phone.gives("PostIdea", step=room.steps[1], text="sealed words")
        BROWSERS["facilitator"] = [room.browser_of("facilitator", "desk") for _ in range(5)]
        BROWSERS["participant"] = [phone.browser for phone in room.phones]
        yield room


@pytest.fixture
def untouched(kesken: Kesken, room: Workshop) -> Iterator[None]:
    """Whatever happens in this test has no effect,
    not even in part, and the server has nothing to say of it.
    """
    before, said = rows(kesken), said_by(kesken)
    yield
    assert rows(kesken) == before
    assert said_by(kesken) == said


@pytest.mark.parametrize("act", sorted(COMMANDS))
def test_every_field_is_refused_by_its_name(room: Workshop, port: int, untouched: None, act: str) -> None:
    good = fields_of(act, room)

    for field, value in good.items():
        line = at_its_place(room, port, act)  # each may say forty things at once before it is slowed
        bare = value.strip('"')
        for what, wrong in WRONG.items():
            if (field, what) in FITS or wrong == value:
                continue
            answer = perform(line, act, {**good, field: wrong.replace("{good}", bare)})
            is_long = what == "huge" and field in WRITTEN
            no = {"refused": "far_too_long" if is_long else "bad_shape"}
            no |= {"say": FAR_TOO_LONG if is_long else UNREADABLE}
            assert answer == no | {"field": answer["field"]}, (field, what)
            assert named(answer) == field, (field, what)
        others = [] if field in TRUTHS else ["true", "false"]
        others += [] if field in NUMBERS else ["0", "1"]
        others += ['"yes"', '""', '"1"'] if field in (*NUMBERS, *TRUTHS) else []
        for wrong in others:
            assert named(perform(line, act, {**good, field: wrong})) == field, (field, wrong)
        line.hang_up()


@pytest.mark.parametrize("act", sorted(COMMANDS))
def test_fields_that_are_missing_too_many_or_twice(
    room: Workshop, port: int, untouched: None, act: str
) -> None:
    line = at_its_place(room, port, act)
    good = fields_of(act, room)
    needed = {field.name for field in structs.fields(COMMANDS[act]) if field.required}

    for field in good:
        if field in needed:
            missing = {name: value for name, value in good.items() if name != field}
            assert perform(line, act, missing)["field"] == field
        assert perform(line, act, {**good, field.upper(): good[field]})["field"] == field.upper()
    for more in (
        "seat",
        "session",
        "role",
        "at",
        "by",
        "tag",
        "__proto__",
        "__class__",
        "constructor",
        "",
        "\\u0000",
        "x" * 1_000,
    ):
        answer = perform(line, act, {**good, more: "1"})
        assert answer["refused"] == "bad_shape", more
    line.hang_up()


def test_the_shape_of_a_thought_is_said_in_words(room: Workshop, port: int, untouched: None) -> None:
    good = fields_of("PostIdea", room)

    cases = (
        ('""', "empty", "There is nothing in it yet. Write a few words first."),
        ('" \\n\\t \\u00a0\\u2003"', "empty", "There is nothing in it yet. Write a few words first."),
        ('"\\u200b\\u200d\\ufeff\\u202e"', "empty", "There is nothing in it yet. Write a few words first."),
        (f'"{"x" * 501}"', "too_long", "This is longer than 500 characters. Split it into two thoughts."),
        (
            f'"{"e" * 500}\\u0301x"',
            "too_long",
            "This is longer than 500 characters. Split it into two thoughts.",
        ),
    )
    for phone, (text, code, sentence) in zip(room.phones, cases, strict=True):
        line = Line(port, cookie=cookies_of(phone.browser)).connect()
        line.asks("enter", {"session": room.session, "as": "participant"})
        answer = perform(line, "PostIdea", {**good, "text": text})
        assert answer == {"refused": code, "say": sentence, "field": "text"}
        line.hang_up()


@pytest.mark.parametrize(
    "said",
    [
        "null",
        "[]",
        "{}",
        "true",
        "1",
        '"PostIdea"',
        "NaN",
        '{"do":"PostIdea"}',
        '{"with":{}}',
        '{"do":"PostIdea","with":null}',
        '{"do":"PostIdea","with":[]}',
        '{"do":"PostIdea","with":"{}"}',
        '{"do":null,"with":{}}',
        '{"do":["PostIdea"],"with":{}}',
        '{"do":"postidea","with":{}}',
        '{"do":"PostIdea\\u0000","with":{}}',
        '{"do":"\\ud800","with":{}}',
        '{"do":"","with":{}}',
        '{"do":"FinishClosing","with":{"step":"aaaaaa","closing_at":1}}',
        '{"do":"WaitAMoment","with":{"step":"aaaaaa","closing_at":1}}',
        '{"do":"ShowFlowing","with":{"step":"aaaaaa","round":1}}',
        '{"do":"Given","with":{}}',
        '{"do":"__init__","with":{}}',
        f'{{"do":"{"x" * 12_000}","with":{{}}}}',
        '{"do":"PostIdea","with":{"do":"EndSession"}}',
        '{"do":"PostIdea","with":{"__proto__":{"step":"aaaaaa"}}}',
        f'{{"do":"PostIdea","with":{"[" * DEEP}{"]" * DEEP}}}',
    ],
)
def test_what_is_no_act_is_refused(room: Workshop, port: int, untouched: None, said: str) -> None:
    line = at_its_place(room, port, "PostIdea")

    answer = line.asks("perform", Raw(said))

    assert answer == {
        "refused": "bad_shape",
        "say": UNREADABLE,
        **({"field": answer["field"]} if "field" in answer else {}),
    }
    line.hang_up()


ENTER: dict[str, str] = {
    "session": '"{session}"',
    "as": '"participant"',
    "language": '"en"',
    "epoch": "1",
    "after": "1",
    "chain": '""',
}


def test_every_field_of_an_entry_is_refused_by_its_name(room: Workshop, port: int, untouched: None) -> None:
    line = Line(port, cookie=cookies_of(room.phones[next(TURNS) % 5].browser)).connect()
    good = {field: value.replace("{session}", room.session) for field, value in ENTER.items()}
    for field in good:
        for wrong in (
            "null",
            "[]",
            "{}",
            "1.5",
            "NaN",
            "Infinity",
            "true",
            "[" * DEEP + "]" * DEEP,
            "7" if good[field][0] == '"' else '"7"',
        ):
            answer = line.asks("enter", Raw(as_json({**good, field: wrong})))
            assert answer["refused"] == "bad_shape", (field, wrong)
            assert answer["field"] == field
        if field in ("session", "as"):
            missing = {name: value for name, value in good.items() if name != field}
            assert line.asks("enter", Raw(as_json(missing)))["field"] == field
    line.hang_up()


@pytest.mark.parametrize(
    "session",
    [
        "",
        "x",
        "a" * 12_000,
        "../../etc",
        "\\u0000",
        "\\ud800",
        "%s",
        "' or 1=1 --",
        "ABCDEFGHIJ",
        "aaaaaaaaaa\\n",
    ],
)
def test_a_session_that_is_none_is_not_found(
    room: Workshop, port: int, untouched: None, session: str
) -> None:
    line = Line(port, cookie=cookies_of(room.phones[next(TURNS) % 5].browser)).connect()

    answer = line.asks("enter", Raw(f'{{"session":"{session}","as":"participant"}}'))

    assert answer["refused"] in ("not_found", "bad_shape")
    line.hang_up()


@pytest.mark.parametrize(
    "held",
    [
        '"epoch":9223372036854775807',
        '"epoch":1,"after":-9223372036854775808',
        '"epoch":1,"after":9223372036854775807,"chain":"x"',
        '"epoch":1,"after":2,"chain":"\\ud800"',
        '"chain":"' + "x" * 12_000 + '"',
    ],
)
def test_whoever_holds_nonsense_gets_the_view(room: Workshop, port: int, untouched: None, held: str) -> None:
    line = Line(port, cookie=cookies_of(room.phones[next(TURNS) % 5].browser)).connect()

    answer = line.asks("enter", Raw(f'{{"session":"{room.session}","as":"participant",{held}}}'))

    if "refused" not in answer:
        assert line.hears('42["').startswith('42["view",')
    else:
        assert answer["refused"] == "bad_shape"
    line.hang_up()


@pytest.mark.parametrize(
    "said", ["", "null", "[]", '{"session":"aaaaaaaaaa"}', "1,2,3", '"' + "x" * 12_000 + '"']
)
def test_leaving_needs_no_words(room: Workshop, port: int, untouched: None, said: str) -> None:
    line = at_its_place(room, port, "PostIdea")

    line.say(f'4277["leave"{"," if said else ""}{said}]')

    assert line.hears("4377") == '4377[{"ok":0}]'
    assert perform(line, "PostIdea", fields_of("PostIdea", room))["refused"] == "not_entered"
    line.hang_up()


@pytest.mark.parametrize(
    "word",
    [
        "Perform",
        "perform ",
        "post",
        "",
        "message",
        "error",
        "__class__",
        "\\u0000",
        "\\ud800",
        "events",
        "view",
        "x" * 10_000,
    ],
)
def test_an_unknown_word_does_nothing(room: Workshop, port: int, untouched: None, word: str) -> None:
    line = at_its_place(room, port, "PostIdea")

    line.say(f'42["{word}",{{"do":"EndSession","with":{{}}}}]')

    assert line.asks("leave", {}) == {"ok": 0}
    line.hang_up()


@ours_only
@pytest.mark.parametrize("word", ["connect", "disconnect", "connect_error", "disconnecting", "newListener"])
def test_nobody_says_the_names_of_what_happens_to_a_connection(
    room: Workshop, port: int, untouched: None, word: str
) -> None:
    line = at_its_place(room, port, "PostIdea")

    line.say(f'42["{word}",{{}}]')

    line.until_cut()


@pytest.mark.parametrize(
    "said",
    [
        *("null", "[]", "{}", "1", '"hand"', '{"signal":"both"}', '{"signal":1}', '{"signal":["hand"]}'),
        *('{"signal":"hand\\u0000"}', '{"signal":"\\ud800"}', f'{{"signal":{"[" * DEEP}{"]" * DEEP}}}'),
    ],
)
def test_what_is_no_signal_is_refused(room: Workshop, port: int, untouched: None, said: str) -> None:
    line = at_its_place(room, port, "PostIdea")

    answer = line.asks("signal", Raw(said))

    assert (answer["refused"], answer["say"]) == ("bad_shape", UNREADABLE)
    line.hang_up()


def test_nothing_is_done_for_who_has_not_entered(room: Workshop, port: int, untouched: None) -> None:
    line = Line(port, cookie=cookies_of(room.desk.browser)).connect()

    for act in COMMANDS:
        assert perform(line, act, fields_of(act, room))["refused"] == "not_entered"
    line.hang_up()


def test_before_the_connection_is_made_nothing_is_heard(room: Workshop, port: int, untouched: None) -> None:
    entry = json.dumps({"session": room.session, "as": "facilitator"})
    line = Line(port, cookie=cookies_of(room.desk.browser))

    line.say(f'421["enter",{entry}]')
    line.say('422["perform",{"do":"EndSession","with":{}}]')
    line.connect()

    assert line.asks("perform", {"do": "EndSession", "with": {}})["refused"] == "not_entered"
    line.hang_up()


@ours_only
def test_bytes_are_no_act(room: Workshop, port: int, untouched: None) -> None:
    for packet in (
        '451-8["perform",{"_placeholder":true,"num":0}]',
        '450-["perform",1]',
        '452-["perform",1]',
        '459999999999-["perform",1]',
        '461-["x"]',
    ):
        line = at_its_place(room, port, "PostIdea")
        line.send(frame(packet), frame(b"\x00", opcode=2), frame(b"\x01", opcode=2))
        line.until_cut()


def perform(line: Line, act: str, fields: dict[str, str]) -> dict[str, Any]:
    answer: dict[str, Any] = line.asks("perform", Raw(f'{{"do":"{act}","with":{as_json(fields)}}}'))
    return answer


def named(answer: dict[str, Any]) -> str:
    """The field of the command, whatever in it is wrong."""
    return re.split(r"[.\[]", answer["field"])[0]


def as_json(fields: dict[str, str]) -> str:
    return "{" + ",".join(f'"{field}":{value}' for field, value in fields.items()) + "}"


def fields_of(act: str, room: Workshop) -> dict[str, str]:
    return {field: GOOD[field].replace("{step}", room.steps[1]) for field in COMMANDS[act].__struct_fields__}


def at_its_place(room: Workshop, port: int, act: str) -> Line:
    """The desk for its cues, and for everything else a phone; entered."""
    role = COMMANDS[act].roles[0]
    line = Line(port, cookie=cookies_of(BROWSERS[role][next(TURNS) % 5])).connect()
    assert "epoch" in line.asks("enter", {"session": room.session, "as": role, "language": "en"})
    return line
