"""A whole workshop: curve, board, continuing, curve again, saved page; a reload, a cut line, a power cut."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import expect

from server.demo.phone import PretendPhone
from tests.harness.marks import mark
from tests.harness.server import Kesken
from tests.stories.people import Ann, Phone, Screen

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PRETEND = 9
STEPS = {
    "en": ("Where are we", "What would help", "And now"),
    "fi": ("Missä olemme", "Mikä auttaisi", "Entä nyt"),
}


@pytest.mark.parametrize("language", ["en", "fi"])
def test_a_workshop_from_its_making_to_its_saved_page(  # noqa: C901 - a story is told in one go
    house: Kesken, enter: Callable[..., object], language: str
) -> None:
    ann = enter(Ann, language)
    screen = enter(Screen, "en")
    ben, cleo, eve = (enter(Phone, language) for _ in range(3))
    assert isinstance(ann, Ann)
    assert isinstance(screen, Screen)
    assert isinstance(ben, Phone)
    assert isinstance(cleo, Phone)
    assert isinstance(eve, Phone)
    first, second, third = STEPS[language]

    ann.makes(title="One calendar for all", change="one shared calendar")
    ann.shows_the_screen(screen)
    code = screen.code()
    for phone in (ben, cleo, eve):
        phone.joins(code).reads("You are in. We begin soon.")
    with pretend_phones(house.url, code) as others:
        ann.sees(ann.tn(12, "1 phone is here", "{count} phones are here"))

        # the curve
        ann.presses_the_large_button(ann.t("Open: {title}", title=first))
        for place, phone in enumerate((ben, cleo, eve)):
            phone.marks(place)
        curve = stage_of(others)
        for place, other in enumerate(others):
            mark(other, curve, place % 8)
        settle(others)
        reveal_the_curve(ann, 12)
        for person in (ann, ben, cleo, eve):
            person.sees("12 ")
            expect(person.page.get_by_role("table").first).to_be_attached()
        expect(screen.page.locator("svg").first).to_be_visible()

        # the board: one reloads with a half-written thought, one loses the line, and then the power goes
        ann.presses_the_large_button(ann.t("Next: {title}", title=second))
        for phone in (ben, cleo, eve):
            expect(phone.page.locator(".board-writing textarea")).to_be_visible()
        ben.writes("What if the first week")
        ben.page.reload()
        expect(ben.page.locator(".board-writing textarea")).to_have_value("What if the first week")
        ben.writes("What if the first week was for play only")
        ben.sends()
        ben.is_told_sent()
        cleo.loses_the_network()
        cleo.writes("Something about whose calendar counts")
        cleo.sends()
        cleo.sees("Something about whose calendar counts")
        cleo.has_it_again()
        cleo.is_told_sent()
        eve.writes("I wonder who reads all this")
        eve.sends()
        eve.is_told_sent()
        board = stage_of(others)
        for number, other in enumerate(others):
            other.post(board, f"Half of thought number {number}")
        settle(others)
        house.kill()
        house.start_again()
        for other in others:
            other.wait_for(lambda other=other: other.is_online, 30)  # type: ignore[misc]
        ann.presses_the_large_button(ann.t("Show the thoughts"))
        ann.confirms()
        for person in (ben, cleo, eve, screen):
            expect(person.page.locator("article:visible")).to_have_count(12)
            person.sees("What if the first week was for play only")

        # continuing
        eve.continues("What if the first week was for play only", "and nobody counts what we do")
        for other in others:
            other.wait_for(lambda other=other: len(ideas_of(other)) == 12)  # type: ignore[misc]
            idea = next(one for one in ideas_of(other) if not other.is_mine(one))
            other.continue_(board, idea, "add", "and then also the spare room")
        settle(others)
        ann.presses_the_large_button(ann.t("Show the thoughts"))
        ann.confirms()
        for person in (ben, eve, screen):
            person.sees("and nobody counts what we do")
        ben.reads("Someone went on from your thought.")

        # the curve again, laid over the first
        ann.presses_the_large_button(ann.t("Next: {title}", title=third))
        if ann.page.locator(".cues.is-asking").is_visible():
            ann.confirms()
        for place, phone in enumerate((ben, cleo, eve)):
            phone.marks(place + 3)
        curve = stage_of(others)
        for other in others:
            mark(other, curve, 6)
        settle(others)
        reveal_the_curve(ann, 12)
        expect(screen.page.locator("svg").first).to_be_visible()

        # the end, and the saved page without script
        ann.presses_the_large_button(ann.t("End the session"))
        ann.confirms()
        link = str(ben.page.locator("a[href*='/b/']").first.get_attribute("href"))
        assert [other.disagreements for other in others] == [0] * PRETEND
    reader = ann.context.browser.new_context(java_script_enabled=False)  # type: ignore[union-attr]
    page = reader.new_page()
    page.goto(link)
    for words in (
        "One calendar for all",
        "What if the first week was for play only",
        "and nobody counts what we do",
    ):
        expect(page.get_by_text(words).first).to_be_visible()
    markdown = reader.request.get(f"{link}.md").text()
    assert "Something about whose calendar counts" in markdown
    reader.close()


def reveal_the_curve(ann: Ann, marks: int) -> None:
    """Everyone has answered: the large button offers to reveal."""
    ann.presses_the_large_button(ann.tn(marks, "Reveal 1 mark", "Reveal {count} marks"))
    ann.confirms()


@contextmanager
def pretend_phones(url: str, code: str) -> Iterator[list[PretendPhone]]:
    phones = [PretendPhone(url, label=f"pretend {number}", pace=0.05) for number in range(PRETEND)]
    try:
        for phone in phones:
            phone.join(code)
        yield phones
    finally:
        for phone in phones:
            phone.leave()


def stage_of(phones: list[PretendPhone]) -> str:
    """The step on the stage, once every phone sees it open and the same."""
    newest = phones[0]
    newest.wait_for(lambda: takes(newest), 15)
    stage = str(newest.view.stage)
    for phone in phones:
        phone.wait_for(lambda phone=phone: phone.view.stage == stage and takes(phone), 15)  # type: ignore[misc]
    return stage


def takes(phone: PretendPhone) -> bool:
    step = phone.view.find(phone.view.stage)
    return step is not None and step.takes


def ideas_of(phone: PretendPhone) -> list[object]:
    step = phone.view.find(phone.view.stage)
    return list(getattr(step, "ideas", []))


def settle(phones: list[PretendPhone]) -> None:
    for phone in phones:
        phone.settle(20)
