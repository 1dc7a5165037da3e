"""How much a room takes, and what whoever comes to an end of it is told."""

from collections.abc import Iterator

import pytest
from msgspec.json import decode

from sessions.rounds import rounds
from sessions.thoughts import posting, words
from sessions.thoughts.words import MOST_TEXT
from tests.harness.server import Kesken, running_server
from tests.server.wired import Page, Workshop, workshop
from tests.sessions.play import BOARD, OTHER_BOARD, Play, refused
from tests.strangers.conftest import said_by
from tests.strangers.judge import rows

TOO_FAST = {
    "refused": "too_fast",
    "say": "One thought every two seconds is the most. It is sent in a moment.",
}
BUSY = {"refused": "busy", "say": "Many are sending just now. It is tried again in a moment."}
ROOMY = "🙂" * MOST_TEXT  # 2,000 bytes


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kesken]:
    data = tmp_path_factory.mktemp("one_moment")
    with running_server(data, program="tests.strangers.one_moment") as kesken:
        yield kesken
        assert said_by(kesken) == ""


@pytest.fixture
def room(house: Kesken) -> Iterator[Workshop]:
    with workshop(house.url, phones=1) as room:
        yield room


# --- over the wire


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("x" * 500, "x" * 500),
        ("e\u0301" * 500, "é" * 500),  # a thousand characters, and five hundred when they are put together
        ("🙂" * 500, "🙂" * 500),
        (" \n\t" + "x" * 500 + "\u2003\n\n", "x" * 500),
        ("a\u0000b".replace("\u0000", "\u0007"), "ab"),
        ("a\r\n\r\n\r\n\r\nb", "a\n\nb"),
    ],
)
def test_five_hundred_characters_are_counted_when_they_are_tidied(
    room: Workshop, house: Kesken, text: str, kept: str
) -> None:
    room.desk.steers("OpenStep", step=room.steps[1])

    made = room.phones[0].gives("PostIdea", step=room.steps[1], text=text)

    assert decode(slip(house, made.name), type=words.Sealed).text == kept


def test_a_phone_sends_five_thoughts_at_once_and_the_sixth_in_a_moment(room: Workshop) -> None:
    room.desk.steers("OpenStep", step=room.steps[1])
    ben, cleo = room.phones[0], room.phone()

    answers = [post(ben, room) for _ in range(7)]

    assert answers == [{"ok": "sealed"}] * 5 + [TOO_FAST] * 2
    assert post(cleo, room) == {"ok": "sealed"}


def test_a_second_page_of_the_same_phone_makes_it_no_faster(room: Workshop) -> None:
    room.desk.steers("OpenStep", step=room.steps[1])
    ben = room.phones[0]
    other = Page(room.url, ben.browser, room.session, "participant")
    other.enters()

    answers = [post(page, room) for page in (ben, other) * 3]

    assert answers == [{"ok": "sealed"}] * 5 + [TOO_FAST]
    other.goes()


def test_a_room_takes_thirty_thoughts_a_second_and_then_says_in_a_moment(house: Kesken) -> None:
    with workshop(house.url, phones=16) as room:
        room.desk.steers("OpenStep", step=room.steps[1])

        answers = [post(phone, room) for phone in room.phones for _ in range(5)]

        assert answers == [{"ok": "sealed"}] * 60 + [BUSY] * 20
        assert room.desk.asks("CloseStep", step=room.steps[1])["ok"], "cues are never held up"


def test_whoever_enters_without_end_is_asked_to_wait(room: Workshop) -> None:
    ben = room.phones[0]

    answers = [ben.enters() for _ in range(70)]

    entered = ["epoch" in answer for answer in answers]
    assert entered == [True] * 59 + [False] * 11, "once it entered already"
    assert answers[-1] == BUSY


def test_a_limit_that_is_met_changes_nothing(room: Workshop, house: Kesken) -> None:
    room.desk.steers("OpenStep", step=room.steps[1])
    for _ in range(5):
        post(room.phones[0], room)
    before = rows(house, room.session)

    assert post(room.phones[0], room) == TOO_FAST

    assert rows(house, room.session) == before


# --- of a board


def test_r9_a_board_holds_so_many_bytes_of_words_and_what_waits_counts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(posting, "MOST_BYTES", 12_800)
    play = Play.on(BOARD)
    ideas = [phone.posts(ROOMY) for phone in play.others(5)]
    play.ann.shows()
    play.ben.posts(ROOMY)

    for act in (
        lambda: play.cleo.posts(ROOMY),
        lambda: play.cleo.continues(ideas[0], ROOMY),
        lambda: play.others(1)[0].changes(ideas[0], ROOMY),
    ):
        with refused("board_full"):
            act()

    play.cleo.posts("x" * 400)
    with refused("board_full"):
        play.dov.posts("x" * 400)


def test_r9_a_board_holds_no_more_ideas_than_that_and_those_that_wait_are_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(posting, "MOST_IDEAS", 7)
    play = Play.on(BOARD)
    [phone.posts() for phone in play.others(5)]
    play.ann.shows()
    play.ben.posts()
    play.cleo.posts()

    with refused("board_full"):
        play.dov.posts()


def test_r9_room_is_made_by_taking_back_and_by_fewer_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(posting, "MOST_BYTES", 11_000)
    play = Play.on(BOARD)
    ideas = [phone.posts(ROOMY) for phone in play.others(5)]
    play.ann.shows()
    with refused("board_full"):
        play.ben.posts(ROOMY)

    play.others(1)[0].takes_back(ideas[0])
    sealed = play.ben.posts(ROOMY)
    with refused("board_full"):
        play.cleo.posts(ROOMY)
    play.ben.changes(sealed, "few words")

    play.cleo.posts(ROOMY)


def test_r9_what_stands_there_is_counted_the_same_after_a_restart() -> None:
    play = Play.on(BOARD)
    ideas = [phone.posts(ROOMY) for phone in play.others(5)]
    play.ann.shows()
    play.others(1)[0].changes(ideas[0], "other words")
    play.others(2)[1].takes_back_later(ideas[1])
    play.ben.continues(ideas[2], "and more")
    play.cleo.adds_nothing()
    play.dov.adds_nothing()
    play.ann.shows()
    play.others(5)[4].takes_back(ideas[4])

    words = sum(len(idea.text.encode()) for idea in play.step.ideas if idea.text)
    words += sum(len(c.text.encode()) for idea in play.step.ideas for c in idea.continuations if c.text)
    assert play.state.sizes == play.folded_again().sizes == {BOARD: words}


def test_r9_another_board_has_room_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(posting, "MOST_BYTES", 3_000)
    play = Play.on(BOARD)
    play.ben.posts(ROOMY)
    with refused("board_full"):
        play.cleo.posts(ROOMY)

    play.ann.opens(OTHER_BOARD)

    play.cleo.posts(ROOMY)


def test_r9_the_numbers_are_those_of_the_rule() -> None:
    assert (posting.MOST_IDEAS, posting.MOST_BYTES, rounds.MOST_WAITING) == (5_000, 2 * 2**20, 5_000)


def post(page: Page, room: Workshop) -> dict[str, object]:
    made = page.thing()
    said: dict[str, object] = page.asks(
        "PostIdea", step=room.steps[1], name=made.name, salt=made.salt, text="half of it"
    )
    return said


def slip(house: Kesken, name: str) -> str:
    (body,) = [row[-1] for row in rows(house)["slips"] if name in row]
    return str(body)
