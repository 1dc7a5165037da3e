"""What may be written: the rules T1 to T4 of sessions/README.md. The cases stand in tests/laws/texts.py."""

import time
from collections.abc import Callable
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import inspect
from msgspec.json import decode
from msgspec.structs import replace

from sessions.names import WHOLE
from sessions.refusals import Refused
from sessions.session import COMMANDS
from sessions.stage.agenda import checked
from sessions.steps import KINDS, planned
from sessions.steps.board import BoardSettings
from sessions.steps.vote.vote import VoteSettings
from sessions.texts import MOST_CLINGING, tidy, tidy_line, titled, written
from sessions.thoughts.arranging import NameGroup
from sessions.thoughts.hold import HoldThoughts, Withhold
from sessions.thoughts.words import Sealed
from sessions.view import Audience
from tests.laws.texts import BREAKS, DROPPED, EMOJI, LETTERS, STACKS, UNDRAWN
from tests.sessions.play import AGENDA, BOARD, Play, Thing, refused

ODD = st.text(
    alphabet="ab ä\u0301\u0308\u0323\u0000\t\r\n\u000b\u200b\u200d\ufe0f\u3164🙂\ud83d\u1112\u1161\u0958"
)


@given(st.text() | ODD)
def test_t1_tidying_twice_is_tidying_once(typed: str) -> None:
    once = tidy(typed)

    assert tidy(once) == once
    once.encode()


def test_t1_whatever_breaks_a_line_is_one_line_break_and_controls_are_no_letters() -> None:
    for what, typed, kept in (*BREAKS, *DROPPED):
        assert tidy(typed) == kept, what


def test_t1_a_title_is_one_line() -> None:
    assert tidy_line("first\u000bsecond\r\nthird") == "first second third"
    assert titled("first\nsecond", "title", most=80, no="needs_title") == "first second"


def test_t2_what_is_drawn_is_something_however_new_it_is() -> None:
    for what, typed, _kept in (*LETTERS, *EMOJI):
        assert tidy(typed), what


def test_t2_what_draws_nothing_is_nothing() -> None:
    for what, typed, _kept in UNDRAWN:
        assert tidy(typed) == "", what
        with refused("empty", "text"):
            written(typed, "text", most=500, no="empty")


def test_t3_a_letter_carries_at_most_ten_signs_and_no_text_is_slow() -> None:
    for what, typed, kept in STACKS:
        assert tidy(typed) == kept, what

    before = time.process_time()
    stack = tidy("Z" + "\u0301\u0323" * 250_000)

    assert len(stack) <= 1 + MOST_CLINGING
    assert time.process_time() - before < 5, "composing it whole would take minutes"


@pytest.mark.parametrize(
    ("typed", "letters"), [("e\u0301" * 80, 80), ("👨‍👩‍👧", 5), (" ä🙂 ", 2), ("\u0958", 2)]
)
def test_t4_letters_are_the_code_points_that_are_kept(typed: str, letters: int) -> None:
    assert len(written(typed, "title", most=letters, no="needs_title")) == letters
    with refused("needs_title", "title"):
        written(typed, "title", most=letters - 1, no="needs_title")


# --- every field in which people write


def shown(play: Play) -> Thing:
    mine = play.ben.posts("half of it")
    play.filled_up(1)
    play.ann.shows()
    return mine


def post(play: Play, text: str) -> str:
    made = play.ben.posts(text)
    return decode(play.state.box[made.name].body, type=Sealed).text


def continue_(play: Play, text: str) -> str:
    made = play.cleo.continues(shown(play), text)
    return decode(play.state.box[made.name].body, type=Sealed).text


def change(play: Play, text: str) -> str:
    made = play.ben.changes(play.ben.posts("at first"), text)
    return decode(play.state.box[made.name].body, type=Sealed).text


def shape(play: Play, text: str) -> str:
    made = play.ann.shapes(shown(play), text)
    return play.state.words[made.name].text


def hide(play: Play, text: str) -> str:
    idea = shown(play)
    play.ann.hides(idea, "own", text)
    return str(play.thought(idea).hidden.own)


def withhold(play: Play, text: str) -> str:
    play.ann.asks(HoldThoughts())
    mine = play.ben.posts()
    play.filled_up(1)
    play.ann.reads()
    play.ann.releases(Withhold(name=mine.name, reason="own", own=text))
    return play.view.find(BOARD).withheld[0].own


def group(play: Play, text: str) -> str:
    play.ann.groups("group1", shown(play), title=text)
    return play.view.find(BOARD).groups[0].title


def rename(play: Play, text: str) -> str:
    group(play, "alike")
    play.ann.asks(NameGroup(step=BOARD, group="group1", title=text))
    return play.view.find(BOARD).groups[0].title


def describe(field: str) -> Callable[[Play, str], str]:
    def ask_for(play: Play, text: str) -> str:
        play.ann.describes(**{field: text})
        return str(getattr(play.view.session, field))

    return ask_for


def name_readers(_play: Play, text: str) -> str:
    play = Play()  # nobody has joined on a promise yet
    play.ann.describes(audience=Audience("others", text))
    return play.view.session.audience.others


def plan(field: str) -> Callable[[Play, str], str]:
    return lambda _play, text: str(getattr(checked([replace(AGENDA[1], **{field: text})])[0], field))


def plan_columns(_play: Play, text: str) -> str:
    settings = BoardSettings(columns=("Now", text))
    return checked([replace(AGENDA[1], settings=settings)])[0].settings.columns[1]


def plan_vote(name: str) -> Callable[[Play, str], str]:
    def write(_play: Play, text: str) -> str:
        items = ("One", "Two", text) if name == "items" else ("One", "Two")
        settings = VoteSettings(criterion=text if name == "criterion" else "x", items=items)
        planned_vote = planned("vote", step="vote01", title="x", prompt="x", settings=settings)
        kept = checked([planned_vote])[0].settings
        return str(kept.items[2] if name == "items" else kept.criterion)

    return write


class Field(NamedTuple):
    """`write` gives back what is kept. `most`: letters; `no`: how it is refused when empty, if it is."""

    write: Callable[[Play, str], str]
    most: int
    no: str = ""
    is_line: bool = True


FIELDS = {
    "PostIdea.text": Field(post, 500, "empty", is_line=False),
    "ContinueIdea.text": Field(continue_, 500, "empty", is_line=False),
    "ChangeIdea.text": Field(change, 500, "empty", is_line=False),
    "ShapeIdea.text": Field(shape, 280, "empty", is_line=False),
    "HideIdea.own": Field(hide, 80, "needs_own_reason"),
    "Withhold.own": Field(withhold, 80, "needs_own_reason"),
    "GroupIdeas.title": Field(group, 80),
    "NameGroup.title": Field(rename, 80),
    "DescribeSession.title": Field(describe("title"), 80, "needs_title"),
    "DescribeSession.change": Field(describe("change"), 80),
    "Audience.others": Field(name_readers, 120, "needs_readers"),
    "PlannedStep.title": Field(plan("title"), 80, "needs_title"),
    "PlannedStep.prompt": Field(plan("prompt"), 280, is_line=False),
    "PlannedStep.notes": Field(plan("notes"), 4000, is_line=False),
    "BoardSettings.columns": Field(plan_columns, 40, "needs_column_title"),
    "VoteSettings.criterion": Field(plan_vote("criterion"), 80, "needs_criterion"),
    "VoteSettings.items": Field(plan_vote("items"), 80, "needs_item"),
}
every_field = pytest.mark.parametrize("field", FIELDS.values(), ids=FIELDS)


@pytest.fixture
def play() -> Play:
    return Play.on(BOARD)


def test_t1_these_are_all_the_fields_in_which_people_write() -> None:
    """A name, an id and a date have a shape of their own; whatever else is text, somebody writes."""
    written_in = {
        name
        for name, shape in shapes_of_texts().items()
        if shape.max_length and shape.pattern in (None, WHOLE)
    }

    assert written_in == set(FIELDS)


def shapes_of_texts() -> dict[str, inspect.StrType]:
    """Of all that people ask for, and of the steps that they prepare."""
    asked = {**COMMANDS, "Audience": Audience, "Withhold": Withhold}
    for kind in KINDS.values():
        asked |= {"PlannedStep": kind.planned, kind.settings.__name__: kind.settings}
    found = {
        f"{name}.{field.name}": getattr(field.type, "item_type", field.type)
        for name, struct in asked.items()
        for field in inspect.type_info(struct).fields
    }
    return {name: shape for name, shape in found.items() if isinstance(shape, inspect.StrType)}


@every_field
def test_t1_every_field_keeps_what_is_right(play: Play, field: Field) -> None:
    kept = field.write(play, " first\u000bsecond\u0007\u0000\ud800 half  🩷" + "\u0315" * 50)

    assert kept == f"first{' ' if field.is_line else chr(10)}second half  🩷" + "\u0315" * 10


@every_field
@pytest.mark.parametrize("nothing", ["\u3164", "\u2800 \u200b\n", "\u0301\ufe0f"], ids=ascii)
def test_t2_every_field_finds_nothing_in_what_draws_nothing(play: Play, field: Field, nothing: str) -> None:
    if field.no:
        with refused(field.no):
            field.write(play, nothing)
    else:
        assert field.write(play, nothing) == ""


@every_field
def test_t4_every_field_takes_as_many_letters_as_it_says(play: Play, field: Field) -> None:
    assert field.write(play, " " + "e\u0301" * field.most + "\n") == "é" * field.most
    with pytest.raises(Refused) as no:
        field.write(Play.on(BOARD), "🙂" * (field.most + 1))
    assert str(field.most) in no.value.say.format(**no.value.fields)


def test_t4_whatever_is_too_long_by_less_than_five_times_is_told_how_long_it_may_be() -> None:
    """The wire takes it, and no field of a page takes more."""
    shapes = shapes_of_texts()

    assert [name for name, field in FIELDS.items() if (shapes[name].max_length or 0) < 5 * field.most] == []
