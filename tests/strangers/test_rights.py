"""Who may do what, and where: every command, from every seat,
in one's own room, at another one, after the end.
"""

from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest

from sessions.session import COMMANDS
from tests.harness.server import Kesken
from tests.server.wired import Page, Workshop, workshop
from tests.sessions.play import OTHERS, an_answer
from tests.strangers.judge import rows

ROLES = ("facilitator", "participant", "screen")
NO = {"facilitator": "not_yours", "participant": "needs_phone"}  # by whose command it is
CLOCK = {
    "FinishClosing": {"closing_at": 0},
    "WaitAMoment": {"closing_at": 0},
    "ShowFlowing": {"round": 2},
}
# What it asks for already holds where there is no such thing.
HOLDS = ("ShutStep", "SetFlagsAside")
MENDS = ("DescribeSession", "TakeBack", "HideIdea")  # after the end
TURNS = count()
# The last act ends the session.
ACTS = sorted(COMMANDS, key=lambda act: (act == "EndSession", act))


@pytest.fixture
def rooms(kesken: Kesken) -> Iterator[tuple[Workshop, Workshop, Workshop]]:
    """Three workshops with a shown thought each; the third has ended."""
    with (
        workshop(kesken.url, phones=5) as own,
        workshop(kesken.url, phones=5) as other,
        workshop(kesken.url, phones=5) as ended,
    ):
        for room in (own, other, ended):
            with_a_thought(room)
        ended.desk.steers("EndSession")
        yield own, other, ended


def test_in_ones_own_room_the_role_decides(kesken: Kesken, rooms: tuple[Workshop, ...]) -> None:
    own, *others = rooms
    before = [rows(kesken, room.session) for room in others]

    for act in ACTS:
        for role, page in seats_of(own):
            stood = rows(kesken, own.session)
            code = page.asks(act, **fields_of(act, own, page)).get("refused", "ok")
            if role in COMMANDS[act].roles:
                assert code not in (*NO.values(), "bad_shape"), (act, role)
            else:
                assert code == NO[COMMANDS[act].roles[0]], (act, role)
                assert rows(kesken, own.session) == stood, (act, role)

    assert [rows(kesken, room.session) for room in others] == before


def test_what_names_another_room_s_things_changes_nothing_there(
    kesken: Kesken, rooms: tuple[Workshop, ...]
) -> None:
    own, other, _ = rooms
    before = rows(kesken, other.session)

    for act in ACTS[:-1]:
        for role, page in seats_of(own):
            answer = page.asks(act, **fields_of(act, other, page))
            if "step" in COMMANDS[act].__struct_fields__ and act not in HOLDS:
                assert "refused" in answer, (act, role)

    assert rows(kesken, other.session) == before


def test_the_room_comes_from_the_connection_and_never_from_what_is_said(
    kesken: Kesken, rooms: tuple[Workshop, ...]
) -> None:
    own, other, _ = rooms
    before = rows(kesken, other.session)
    good = fields_of("PostIdea", own, own.phones[0])

    for more in (
        {"session": other.session},
        {"room": other.session},
        {"at": other.session},
        {"seat": "x"},
        {"role": "facilitator"},
    ):
        assert own.phones[0].asks("PostIdea", **good, **more)["refused"] == "bad_shape"
    with_do = own.phones[0].says("perform", {"do": "PostIdea", "with": good, "session": other.session})

    assert with_do == {"ok": "sealed"}, "what the word does not know is not looked at"
    assert rows(kesken, other.session) == before


def test_after_the_end_only_words_are_mended_and_taken_back(
    kesken: Kesken, rooms: tuple[Workshop, ...]
) -> None:
    *others, ended = rooms
    before = [rows(kesken, room.session) for room in others]
    seats_of(ended)  # the screen has come
    stood = rows(kesken, ended.session)

    for act in ACTS:
        for role, page in seats_of(ended):
            code = page.asks(act, **fields_of(act, ended, page)).get("refused", "ok")
            if role not in COMMANDS[act].roles:
                assert code == NO[COMMANDS[act].roles[0]], (act, role)
            if act not in MENDS or role not in COMMANDS[act].roles:
                assert rows(kesken, ended.session) == stood, (act, role)
            stood = rows(kesken, ended.session)

    assert [rows(kesken, room.session) for room in others] == before


def test_nobody_acts_who_has_not_entered_or_has_left(kesken: Kesken, rooms: tuple[Workshop, ...]) -> None:
    own, *_ = rooms
    ben = own.phones[0]
    dov = Page(own.url, ben.browser, own.session, "participant")
    before = rows(kesken)

    codes = [dov.asks(act, **fields_of(act, own, dov))["refused"] for act in ACTS]
    ben.says("leave", {})
    codes += [ben.asks(act, **fields_of(act, own, ben))["refused"] for act in ACTS]

    assert set(codes) == {"not_entered"}
    assert rows(kesken) == before
    dov.goes()


def test_the_clock_has_no_door(kesken: Kesken, rooms: tuple[Workshop, ...]) -> None:
    own, *_ = rooms
    before = rows(kesken)
    for _, page in seats_of(own):
        for its, more in CLOCK.items():
            said = {"do": its, "with": {"step": own.steps[1], **more}}
            assert page.says("perform", said)["refused"] == "bad_shape"
        assert page.says("enter", {"session": own.session, "as": "clock"})["refused"] == "bad_shape"

    assert rows(kesken)["events"] == before["events"]


def seats_of(room: Workshop) -> list[tuple[str, Page]]:
    """One page alone may not ask so much: those of a role take turns."""
    if not room.others:
        another = Page(room.url, room.browser_of("facilitator", "desk"), room.session, "facilitator")
        another.enters()
        room.others += [another]
        room.screen(), room.screen()
    turn, (desk, *screens) = next(TURNS), room.others
    pages = ((room.desk, desk), room.phones, screens)
    return [(role, those[turn % len(those)]) for role, those in zip(ROLES, pages, strict=True)]


def with_a_thought(room: Workshop) -> None:
    board = room.steps[1]
    room.desk.steers("OpenStep", step=board)
    room.thoughts = [phone.gives("PostIdea", step=board, text="half of it") for phone in room.phones]  # type: ignore[attr-defined]
    room.desk.steers("RevealRound", step=board, round=1)


def fields_of(act: str, room: Workshop, page: Page) -> dict[str, Any]:
    """What the command needs, about this room's board and its first thought,
    under a new name of the page's own.
    """
    shown, made = room.thoughts[0], page.thing()  # type: ignore[attr-defined]
    drawn = {field: value for plan in OTHERS for field, value in an_answer(plan).items()}
    values: dict[str, Any] = drawn | {
        "title": "T",
        "change": "C",
        "audience": {"who": "present", "others": ""},
        "kept_until": "2027-01-01",
        "step": room.steps[1],
        "round": 2,
        "detail": "phases",
        "name": made.name,
        "salt": made.salt,
        "text": "other words",
        "idea": shown.name,
        "kind": "add",
        "secret": shown.secret,
        "station": 0,
        "is_stuck": False,
        "ends_at": None,
        "reason": "off_topic",
        "own": "",
        "keeps_rest": False,
        "withheld": [],
        "ideas": [shown.name],
        "column": 0,
        "group": "group1",
        "held_on": "",
    }
    if act == "TakeBack":
        values["name"] = shown.name
    return {field: values[field] for field in COMMANDS[act].__struct_fields__}
