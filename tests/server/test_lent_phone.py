"""A phone that was lent: whoever holds it sits on a seat of their own, and counts as a phone of their own."""

from collections.abc import Iterator

import pytest

from tests.harness.server import running_server
from tests.server.wired import Page, Workshop, workshop


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running_server(tmp_path_factory.mktemp("house")) as kesken:
        yield kesken.url


@pytest.fixture
def room(house: str) -> Iterator[Workshop]:
    with workshop(house, phones=4) as room:
        room.desk.steers("OpenStep", step=room.steps[1])
        yield room


def test_two_people_with_one_phone_are_two_of_the_five(room: Workshop) -> None:
    board = room.steps[1]
    for number, phone in enumerate(room.phones):
        phone.gives("PostIdea", step=board, text=f"Half of thought number {number}")
    assert room.desk.asks("RevealRound", step=board, round=1)["refused"]

    cleo = lent(room, 1)
    cleo.enters(part=1)
    cleo.gives("PostIdea", step=board, text="From whoever came without a phone")

    assert "ok" in room.desk.asks("RevealRound", step=board, round=1)


def test_what_one_of_them_gave_is_not_told_to_the_other(room: Workshop) -> None:
    ben, board = room.phones[0], room.steps[1]
    ben.gives("PostIdea", step=board, text="Half of a thought")

    cleo = lent(room, 1)

    assert ben.enters()["you"]["gave"] is True
    assert cleo.enters(part=1)["you"]["gave"] is False


def test_a_part_that_was_never_lent_opens_nothing(room: Workshop) -> None:
    lent(room, 1)

    assert room.phones[0].enters(part=2)["refused"] == "not_found"
    assert room.phones[0].enters(part=3)["refused"] == "bad_shape"


def test_nobody_shares_a_desk_by_it(room: Workshop) -> None:
    assert room.desk.enters(part=1)["refused"] == "not_found"


def lent(room: Workshop, part: int) -> Page:
    """The first phone in other hands; its page connects anew, as after every passing on."""
    browser = room.phones[0].browser
    browser.post(f"{room.url}/s/{room.session}/lend", json={"part": part}).raise_for_status()
    page = Page(room.url, browser, room.session, "participant")
    room.others.append(page)
    return page
