"""A house for the stories of a file, and a browser for each."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from playwright.sync_api import Browser

from tests.harness.server import Kesken, running_server
from tests.stories.people import Person

P = TypeVar("P", bound=Person)


@pytest.fixture(scope="module")
def one_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kesken]:
    with running_server(tmp_path_factory.mktemp("house")) as kesken:
        yield kesken


@pytest.fixture
def house(one_house: Kesken) -> Iterator[Kesken]:
    """It may be killed: the next story finds it at work again."""
    if not one_house.server.is_running:
        one_house.start_again()
    told = len(one_house.faults)
    yield one_house
    assert one_house.faults[told:] == []


@pytest.fixture
def enter(chromium: Browser, house: Kesken, tmp_path: Path) -> Iterator[Callable[[type[P], str], P]]:
    """`enter(Phone, "fi")`: somebody with a page of their own. At the end nobody's page may have
    complained. What they saw last lies as pictures in the test's folder.
    """
    people: list[Person] = []

    def someone(who: type[P], language: str) -> P:
        person = who(chromium, house.url, language)
        people.append(person)
        return person

    yield someone
    complaints = [complaint for person in people for complaint in person.complaints]
    for number, person in enumerate(people):
        person.page.screenshot(path=tmp_path / f"{number}-{type(person).__name__.lower()}.png")
        person.context.close()
    assert complaints == []
