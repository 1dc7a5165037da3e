"""The words of the socket, said to the real program over real connections."""

import re
import threading
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import pytest
import requests
from msgspec import convert, structs

from server.wire.catalogue import View
from sessions.names import encode
from sessions.session import COMMANDS
from sessions.view import canonical
from tests.harness.engine import ours_only
from tests.harness.patience import until
from tests.harness.server import Kesken, running_server
from tests.harness.told import follow
from tests.server.wired import Page, Workshop, workshop
from tests.sessions.play import OTHERS, an_answer

NAME, SALT = encode(bytes(32)), encode(bytes(16))
UNREADABLE = {"refused": "bad_shape", "say": "This could not be read. Reload the page and try again."}


@pytest.fixture(scope="module")
def kesken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kesken]:
    with running_server(tmp_path_factory.mktemp("kesken")) as server:
        yield server


@pytest.fixture
def room(kesken: Kesken) -> Iterator[Workshop]:
    with workshop(kesken.url, phones=1) as room:
        yield room


@pytest.fixture
def quiet(kesken: Kesken) -> Iterator[None]:
    """Whatever happens in this test, the server has nothing to say about it."""
    before = kesken.log
    yield
    assert kesken.log == before


# --- entering


def test_who_comes_anew_gets_the_view_and_then_every_event(room: Workshop) -> None:
    ben = room.phones[0]
    entered = ben.enters()

    frame = ben.hears("view", lambda view: view["seq"] == entered["seq"])
    room.desk.steers("OpenStep", step=room.steps[1])

    told = ben.hears_of("StepOpened")
    assert told["from"] == frame["seq"] + 1
    assert follow(convert(frame["view"], View), told["events"]).stage == room.steps[1]


def test_who_comes_back_with_what_it_holds_gets_the_rest(room: Workshop) -> None:
    ben = room.phones[0]
    held = ben.hears("view")
    ben.says("leave", {})
    room.desk.steers("OpenStep", step=room.steps[1])

    ben.enters(epoch=held["epoch"], after=held["seq"], chain=held["chain"])

    assert ben.hears_of("StepOpened")["from"] == held["seq"] + 1
    assert [word for word, _ in ben.frames].count("view") == 1


@pytest.mark.parametrize("other", [{"chain": NAME}, {"epoch": 2}, {"after": 1_000}, {"after": -5}])
def test_who_holds_another_history_gets_the_view(room: Workshop, other: dict[str, Any]) -> None:
    ben = room.phones[0]
    held = ben.hears("view")

    ben.enters(**{"epoch": held["epoch"], "after": held["seq"], "chain": held["chain"], **other})

    ben.hears("view", lambda view: view is not held)


def test_only_desk_and_screen_are_told_how_others_come_in(room: Workshop) -> None:
    entered = {page.role: page.enters() for page in (room.desk, room.screen(), room.phones[0])}

    assert entered["participant"]["join"] is None
    assert entered["screen"]["join"] == entered["facilitator"]["join"]
    assert entered["screen"]["join"]["qr"].startswith("data:image/svg+xml")
    assert {role: entered[role]["you"]["role"] for role in entered} == {role: role for role in entered}


def test_dov_who_was_not_invited_finds_nothing(room: Workshop, quiet: None) -> None:
    dov = Page(room.url, requests.Session(), room.session, "participant")

    answers = [
        dov.says("enter", {"session": room.session, "as": role}) for role in ("participant", "facilitator")
    ]

    assert {answer["refused"] for answer in answers} == {"not_found"}
    assert dov.asks("EndSession")["refused"] == "not_entered"
    assert dov.frames == []
    dov.goes()


def test_a_seat_opens_its_own_session_and_role_only(kesken: Kesken, room: Workshop) -> None:
    with workshop(kesken.url, phones=0) as other:
        ben = room.phones[0]

        strange = [
            ben.says("enter", {"session": other.session, "as": "participant"}),
            ben.says("enter", {"session": room.session, "as": "facilitator"}),
            ben.says("enter", {"session": room.session, "as": "screen"}),
            ben.says("enter", {"session": "nosuchroom", "as": "participant"}),
        ]

    assert {answer["refused"] for answer in strange} == {"not_found"}
    assert len({answer["say"] for answer in strange}) == 1


def test_who_left_says_nothing_more_and_hears_nothing_more(room: Workshop) -> None:
    ben, cleo = room.phones[0], room.phone()
    ben.says("leave", {})
    heard = len(ben.frames)

    room.desk.steers("OpenStep", step=room.steps[1])
    cleo.hears_of("StepOpened")

    assert (
        ben.asks("AddNothing", step=room.steps[1], round=1, name=NAME, salt=SALT)["refused"] == "not_entered"
    )
    assert len(ben.frames) == heard


def test_a_no_is_said_in_the_language_of_the_phone(room: Workshop) -> None:
    ben = room.phones[0]
    ben.enters(language="fi")

    said = ben.asks("EndSession")["say"]

    assert said.startswith("Vain ")


@pytest.mark.parametrize("language", ["xx", "../../etc", "", "fi\u0000", "x" * 5_000, "\ud800"])
def test_an_unknown_language_is_english(room: Workshop, language: str, quiet: None) -> None:
    ben = room.phones[0]
    ben.enters(language=language)

    assert ben.asks("EndSession")["say"] == "Only the facilitator can do this."


def test_nobody_misses_an_event_who_enters_while_the_room_moves(room: Workshop) -> None:
    """Forty entries while the desk opens one step after another: each page can go on from its frame."""
    phones = [room.phones[0], *(room.phone() for _ in range(3))]
    stop = threading.Event()

    def move() -> None:
        for step in islice(cycle(room.steps[1:]), 35):  # a desk may do forty things in ten seconds
            if stop.is_set():
                return
            room.desk.steers("OpenStep", step=step)

    mover = threading.Thread(target=move)
    mover.start()
    for _ in range(10):
        for phone in phones:
            phone.enters()
    stop.set()
    mover.join()
    last = room.desk.steers("OpenStep", step=room.steps[0])

    for phone in phones:
        phone.hears("events", lambda said: said["seq"] == last)
        assert last == followed(phone.frames)


def followed(frames: list[tuple[str, Any]]) -> int:
    """The number that a page gets to which takes each frame as it comes. Fails where one is missing."""
    seq = 0
    for word, said in frames:
        if word == "view":
            seq = max(seq, said["seq"])
        elif word == "events" and said["seq"] > seq:
            assert said["from"] <= seq + 1, f"after {seq} came {said['from']}"
            seq = said["seq"]
    return seq


# --- who may do what

FIELDS: dict[str, Any] = {
    "title": "T",
    "change": "C",
    "audience": {"who": "present", "others": ""},
    "kept_until": "2026-12-24",
    "round": 1,
    "name": NAME,
    "salt": SALT,
    "text": "x",
    "idea": NAME,
    "kind": "add",
    "secret": NAME,
    "station": 0,
    "ends_at": None,
    "reason": "person",
    "ideas": [NAME],
    "column": 0,
    "group": "group1",
    "held_on": "2026-11-24",
}
for plan in OTHERS:
    FIELDS = an_answer(plan) | FIELDS


def fields_of(act: str, step: str) -> dict[str, Any]:
    """What a command needs, and nothing that is left to choice."""
    needed = [field.name for field in structs.fields(COMMANDS[act]) if field.required]
    return {field: step if field == "step" else FIELDS[field] for field in needed}


@pytest.mark.parametrize("act", sorted(COMMANDS))
def test_every_command_asks_for_its_role(room: Workshop, act: str) -> None:
    may = COMMANDS[act].roles
    room.desk.steers("OpenStep", step=room.steps[1])
    pages = [room.phones[0], room.screen(), room.desk]

    codes = {
        page.role: page.asks(act, **fields_of(act, room.steps[1])).get("refused", "ok") for page in pages
    }

    no = "not_yours" if "facilitator" in may else "needs_phone"
    assert {role for role, code in codes.items() if code == no} == {
        "participant",
        "screen",
        "facilitator",
    } - {*may}
    assert "bad_shape" not in codes.values() or act == "RevealRound"


@pytest.mark.parametrize("act", sorted(COMMANDS))
def test_nothing_more_is_taken_after_the_end(room: Workshop, act: str) -> None:
    room.desk.steers("OpenStep", step=room.steps[1])
    end = room.desk.steers("EndSession")
    page = room.desk if "facilitator" in COMMANDS[act].roles else room.phones[0]

    page.asks(act, **fields_of(act, room.steps[1]))

    described = act == "DescribeSession"  # a title may be mended afterwards
    assert room.desk.enters()["seq"] == end + described


def test_no_room_does_anything_for_another_room(kesken: Kesken, room: Workshop) -> None:
    with workshop(kesken.url, phones=0) as other:
        other.desk.steers("OpenStep", step=other.steps[1])

        theirs = room.phones[0].asks("PostIdea", **fields_of("PostIdea", other.steps[1]))
        cue = room.desk.asks("CloseStep", step=other.steps[1])

        assert (theirs["refused"], cue["refused"]) == ("not_on_stage", "not_on_stage")
        assert other.desk.hears_of("StepOpened")["seq"] == other.desk.enters()["seq"]


# --- what cannot be read

WRITTEN, HUGE = ("text", "title", "change", "own"), "x" * 12_000
WRONG: tuple[Any, ...] = (
    None,
    [],
    {},
    {"who": "present"},
    1.5,
    -1,
    10**30,
    float("nan"),
    float("inf"),
    "half a character: \ud800",
    "nothing: \u0000",
    HUGE,
)
GOOD = {("audience", 3), ("ends_at", 0)}  # what an audience looks like, and a timer that is put away


@pytest.mark.parametrize("act", sorted(COMMANDS))
def test_what_is_wrong_with_a_field_is_said_by_its_name(room: Workshop, act: str, quiet: None) -> None:
    step = room.steps[1]
    room.desk.steers("OpenStep", step=step)
    who = room.desk if "facilitator" in COMMANDS[act].roles else room.phones[0]
    good = fields_of(act, step)

    for field in good:
        page = back(who)  # each may say forty things at once before it is slowed
        for place, wrong in enumerate(WRONG):
            if (field, place) not in GOOD:
                answer = page.asks(act, **{**good, field: wrong})
                is_long = wrong == HUGE and field in WRITTEN
                assert answer["refused"] == ("far_too_long" if is_long else "bad_shape"), (field, wrong)
                assert re.split(r"[.\[]", answer["field"])[0] == field
        missing = {name: value for name, value in good.items() if name != field}
        assert page.asks(act, **missing) == {**UNREADABLE, "field": field}
        page.goes()
    assert who.asks(act, **good, more="x") == {**UNREADABLE, "field": "more"}


@pytest.mark.parametrize(
    "said",
    [
        (),
        (None,),
        ([],),
        ("PostIdea",),
        (1, 2, 3),
        ({},),
        ({"do": "PostIdea"},),
        ({"do": "PostIdea", "with": []},),
        ({"do": "NoSuchAct", "with": {}},),
        ({"do": "FinishClosing", "with": {"step": "board1", "closing_at": 0}},),
        ({"do": "WaitAMoment", "with": {"step": "board1", "closing_at": 0}},),
        ({"do": "ShowFlowing", "with": {"step": "board1", "round": 1}},),
        ({"do": "PostIdea", "with": {"do": "EndSession"}},),
        ({"do": "PostIdea", "with": {"\ud800": 1}},),
    ],
)
def test_what_is_no_act_is_refused(room: Workshop, said: tuple[Any, ...], quiet: None) -> None:
    answer = room.phones[0]._line.call("perform", said)

    assert {**answer, "field": ""} == {**UNREADABLE, "field": ""}


@pytest.mark.parametrize(
    "said", [(), (None,), ({},), ({"session": 1, "as": "participant"},), ({"as": "king"},), (1, 2)]
)
def test_what_is_no_entry_is_refused(room: Workshop, said: tuple[Any, ...], quiet: None) -> None:
    answer = room.phones[0]._line.call("enter", said)

    assert {**answer, "field": ""} == {**UNREADABLE, "field": ""}


PACKETS = (
    "42",
    "42[",
    "42{}",
    "42[]",
    '42["perform"',
    '42["perform",]',
    '42["perform",' + "[" * 30_000 + "]" * 30_000 + "]",
    "4999999999999",
    "4x",
    '451-["perform",{"_placeholder":true,"num":9}]',
    "44{}",
    "b!!!!",
)


@ours_only
def test_what_is_no_packet_ends_its_connection_and_nothing_else(room: Workshop, quiet: None) -> None:
    ben = room.phones[0]

    for packet in PACKETS:
        dov = room.phone()
        dov._line.eio.ws.send(packet)
        if packet.startswith("45"):
            dov._line.eio.ws.send("no attachment")
        assert is_ended(dov)

        assert ben.asks("EndSession")["refused"] == "not_yours"


@ours_only
def test_a_packet_larger_than_any_act_ends_its_connection(room: Workshop, quiet: None) -> None:
    room.phones[0]._line.eio.ws.send("4" + "x" * 100_000)

    assert is_ended(room.phones[0])


def is_ended(page: Page) -> bool:
    """Whether the server ends the connection, now or soon."""
    until(lambda: page._line.eio.state != "connected", "it is still there")
    return True


# --- limits, presence, the desk


def test_thoughts_that_come_too_fast_are_asked_to_wait_and_marks_are_not(room: Workshop) -> None:
    ben = room.phones[0]
    room.desk.steers("OpenStep", step=room.steps[0])
    for _ in range(9):
        ben.gives("PlaceMark", step=room.steps[0], round=1, station=0)
    room.desk.steers("OpenStep", step=room.steps[1])
    for number in range(5):
        ben.gives("PostIdea", step=room.steps[1], text=f"thought {number}")

    sixth = ben.asks("PostIdea", step=room.steps[1], name=NAME, salt=SALT, text="the sixth")

    assert sixth["refused"] == "too_fast"


def test_the_room_hears_in_steps_how_many_have_written(room: Workshop) -> None:
    phones = [room.phones[0], *(room.phone() for _ in range(4))]
    room.desk.steers("OpenStep", step=room.steps[1])
    for phone in phones:
        phone.gives("PostIdea", step=room.steps[1], text="half")

    told = room.desk.hears("presence", lambda said: said["gave"] == {"at_least": 5})

    assert (told["phones"], told["screens"], told["desks"]) == (5, 0, 1)
    steps = [said["gave"] for word, said in room.desk.frames if word == "presence" and said["gave"]]
    assert all(step in ({"at_least": 0}, {"at_least": 5}) for step in steps)


def test_a_hand_is_seen_while_it_is_up_and_goes_with_its_phone(room: Workshop) -> None:
    ben, cleo = room.phones[0], room.phone()
    room.desk.hears("presence", lambda said: said["phones"] == 2)

    assert ben.says("signal", {"signal": "hand"}) == {"ok": 1}
    room.desk.hears("presence", lambda said: (said["hands"], said["moments"]) == (1, 0))
    assert ben.says("signal", {"signal": "moment"}) == {"ok": 2}
    cleo.hears("presence", lambda said: (said["hands"], said["moments"]) == (0, 1))
    ben.goes()

    told = room.desk.hears("presence", lambda said: said["phones"] == 1)
    assert (told["hands"], told["moments"]) == (0, 0)


def test_a_hand_that_a_desk_has_seen_is_known_to_its_phone_and_to_the_other_desk(room: Workshop) -> None:
    ben, cleo = room.phones[0], room.phone()
    spare = Page(room.url, room.browser_of("facilitator", "desk"), room.session, "facilitator")
    room.others.append(spare)
    spare.enters()
    bens = ben.says("signal", {"signal": "hand"})["ok"]
    seen = room.desk.hears("presence", lambda said: said["newest_hand"] == bens)
    cleos = cleo.says("signal", {"signal": "hand"})["ok"]

    assert room.desk.says("heed", {"signal": "hand", "to": seen["newest_hand"]}) == {"ok": 0}

    for page in (ben, cleo, spare):
        told = page.hears("presence", lambda said: said["seen_hand"] and said["hands"] == 2)
        assert bens <= told["seen_hand"] < cleos == told["newest_hand"]
        assert set(told) == set(seen), "the same words for everyone, and nothing of whose"


def test_only_desks_have_seen_a_hand_and_none_that_is_still_to_come(room: Workshop) -> None:
    ben = room.phones[0]
    assert room.desk.says("heed", {"signal": "hand", "to": 10**9}) == {"ok": 0}

    hand = ben.says("signal", {"signal": "hand"})["ok"]

    told = room.desk.hears("presence", lambda said: said["hands"] == 1)
    assert told["seen_hand"] < hand
    for page in (ben, room.screen()):
        assert page.says("heed", {"signal": "hand", "to": hand})["refused"] == "not_yours"
    unreadable = ({}, {"signal": "hand"}, {"signal": None, "to": 1}, {"signal": "hand", "to": -1}, None)
    for wrong in unreadable:
        assert room.desk._line.call("heed", wrong)["refused"] == "bad_shape"


def test_only_phones_signal_and_only_what_there_is(room: Workshop) -> None:
    ben = room.phones[0]
    room.desk.hears("presence", lambda said: said["phones"] == 1)

    for page in (room.desk, room.screen()):
        assert page.says("signal", {"signal": "hand"})["refused"] == "needs_phone"
    unreadable: tuple[Any, ...] = (
        None,
        {},
        {"signal": "both"},
        {"signal": 1},
        {"signal": ["hand"]},
        [],
        "hand",
    )
    for wrong in unreadable:
        assert ben._line.call("signal", wrong)["refused"] == "bad_shape"
    ben.says("leave", {})
    assert ben.says("signal", {"signal": "hand"})["refused"] == "not_entered"


def test_only_phones_say_how_far_they_have_read(room: Workshop) -> None:
    ben = room.phones[0]

    assert ben.says("seen", {"epoch": 1, "seq": 2}) == {"ok": 0}
    for page in (room.desk, room.screen()):
        assert page.says("seen", {"epoch": 1, "seq": 2})["refused"] == "needs_phone"
    for wrong in (None, {}, {"seq": 2}, {"epoch": 1, "seq": "2"}, {"epoch": 1, "seq": None}, [1, 2]):
        assert ben._line.call("seen", wrong)["refused"] == "bad_shape"
    ben.says("leave", {})
    assert ben.says("seen", {"epoch": 1, "seq": 2})["refused"] == "not_entered"


def test_signals_that_come_too_fast_are_refused(room: Workshop) -> None:
    codes = [room.phones[0].says("signal", {"signal": "hand"}).get("refused", "ok") for _ in range(11)]

    assert codes == ["ok"] * 10 + ["too_fast"]


@pytest.mark.parametrize("is_before", [True, False])
def test_a_moment_puts_a_closing_off_by_a_minute_and_once(room: Workshop, is_before: bool) -> None:
    board, phones = room.steps[1], [room.phones[0], room.phone()]
    room.desk.hears("presence", lambda said: said["phones"] == 2)
    room.desk.steers("OpenStep", step=board)
    if is_before:
        phones[0].says("signal", {"signal": "moment"})
    room.desk.steers("CloseStep", step=board)
    closing = room.desk.hears_of("StepClosing")["events"][-1]
    if not is_before:
        phones[0].says("signal", {"signal": "moment"})

    told = room.desk.hears("events", lambda said: said["events"][-1].get("waits"))
    closing = {**closing, "waits": True, "closing_at": closing_at(room) + 60_000}
    assert told["events"][-1] == closing

    phones[1].says("signal", {"signal": "moment"})
    room.desk.hears("presence", lambda said: said["moments"] == 2)
    assert room.desk.enters()["seq"] == told["seq"]


def closing_at(room: Workshop) -> int:
    """When the closing that was asked for would have ended."""
    told = [event for word, said in room.desk.frames if word == "events" for event in said["events"]]
    return int(next(event["closing_at"] for event in told if event["is"] == "StepClosing"))


def test_only_the_desk_hears_of_the_agenda(room: Workshop) -> None:
    ben, screen = room.phones[0], room.screen()
    agenda = room.desk.browser.get(f"{room.url}/desk/{room.session}/agenda").json()

    room.replaces_agenda(agenda["steps"][1:])
    room.desk.hears("desk", lambda said: said == {"agenda": agenda["version"] + 1})
    room.desk.steers("OpenStep", step=room.steps[0])
    for page in (ben, screen):
        page.hears_of("StepOpened")

    assert not [word for page in (ben, screen) for word, _ in page.frames if word == "desk"]


# --- going down and coming back


def test_nothing_acknowledged_is_lost_when_the_power_fails(tmp_path: Path) -> None:
    with running_server(tmp_path) as kesken, workshop(kesken.url, phones=6) as room:
        board = room.steps[1]
        room.desk.steers("OpenStep", step=board)
        given = {
            phone.gives("PostIdea", step=board, text=f"thought {n}").name
            for n, phone in enumerate(room.phones)
        }
        taken_back = room.phones[0].gives("PostIdea", step=board, text="not meant")
        room.phones[0].asks("TakeBack", step=board, name=taken_back.name, secret=taken_back.secret)

        kesken.kill()
        kesken.start_again()

        desk, ben = back(room.desk), back(room.phones[0])
        held = desk.hears("view")
        desk.steers("RevealRound", step=board, round=1)
        shown = ben.hears_of("ThoughtsShown")["events"][0]
        assert {idea["name"] for idea in shown["ideas"]} == given
        assert shown["phones"] == 6
        late = back(room.phones[1]).hears("view", lambda view: view["seq"] == held["seq"] + 1)
        seen = follow(convert(held["view"], View), [shown])
        assert canonical(convert(late["view"], View)) == canonical(seen)


@pytest.mark.slow
def test_ten_seconds_of_closing_outlive_a_power_cut(tmp_path: Path) -> None:
    with running_server(tmp_path) as kesken, workshop(kesken.url, phones=1) as room:
        board = room.steps[1]
        room.desk.steers("OpenStep", step=board)
        room.desk.steers("CloseStep", step=board)
        closing_at = room.desk.hears_of("StepClosing")["events"][0]["closing_at"]

        kesken.kill()
        kesken.start_again()

        desk, ben = back(room.desk), back(room.phones[0])
        found = desk.hears("view")["view"]["steps"][0]
        first, second = ben.thing(), ben.thing()
        answer = ben.asks("PostIdea", step=board, text="just in time", name=first.name, salt=first.salt)
        if found["state"] != "closed":
            assert found["closing_at"] == closing_at
            desk.hears_of("StepClosed")
        if "refused" in answer:  # the start took the machine longer than the board stayed open
            assert answer["refused"] == "closed"
        assert desk.enters()["now"] >= closing_at
        late = ben.asks("PostIdea", step=board, text="too late", name=second.name, salt=second.salt)
        assert late["refused"] == "closed"


def test_goodbye_is_said_before_the_process_goes(tmp_path: Path) -> None:
    with running_server(tmp_path) as kesken, workshop(kesken.url, phones=1) as room:
        kesken.server.stop()

        room.phones[0].hears("goodbye", lambda said: said == {})
        assert kesken.faults == []


def back(page: Page) -> Page:
    """The same browser connects anew and enters."""
    again = Page(page._line.connection_url.partition("?")[0], page.browser, page.session, page.role)
    again.enters()
    return again
