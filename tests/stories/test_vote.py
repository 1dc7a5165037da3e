"""A vote by dots, from the agenda to the saved page and its files."""

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from server.demo.phone import PretendPhone
from sessions.steps.vote.totals import signed
from sessions.steps.vote.vote import CastBallot, VoteStep
from tests.harness.server import Kesken
from tests.stories.people import Ann, Phone, Screen
from tests.stories.test_workshop import PRETEND, pretend_phones, settle, stage_of

pytestmark = [pytest.mark.browser, pytest.mark.slow]
QUESTION, CRITERION = "What do we try first?", "It helps us within a month"
ITEMS = ("Learning in pairs", "A quiet hour", "Somebody to ask")


@pytest.mark.parametrize("language", ["en", "fi"])
def test_a_vote_from_the_agenda_to_the_saved_page(
    house: Kesken, enter: Callable[..., object], language: str
) -> None:
    ann, screen = enter(Ann, language), enter(Screen, language)
    ben, cleo = enter(Phone, language), enter(Phone, language)
    assert isinstance(ann, Ann)
    assert isinstance(screen, Screen)
    assert isinstance(ben, Phone)
    assert isinstance(cleo, Phone)

    ann.makes(title="What we try", change="one shared calendar")
    ann.shows_the_screen(screen)
    code = screen.code()
    prepares_a_vote(ann)
    for phone in (ben, cleo):
        phone.joins(code).reads("You are in. We begin soon.")
    with pretend_phones(house.url, code) as others:
        opens_the_vote(ann)
        for person in (ben, cleo, screen, ann):
            person.sees(QUESTION)
            person.reads("What counts: {criterion}", criterion=CRITERION)

        # one deals, and another changes their mind: the room hears how many answered, and nothing else
        deals(ben, ITEMS[0], 3)
        deals(cleo, ITEMS[0], 3)
        cleo.press("Change")
        takes(cleo, ITEMS[0], 2)
        deals(cleo, ITEMS[1], 2)
        step = stage_of(others)
        for number, other in enumerate(others):
            gives(other, step, [number % 2, 0, 1])
        settle(others)
        screen.sees(screen.tn(11, "1 has answered.", "{count} have answered."))
        expect(screen.page.locator(".bar")).to_have_count(0)

        ann.presses_the_large_button(ann.tn(11, "Reveal 1 ballot", "Reveal {count} ballots"))
        ann.confirms()
        for person in (ann, screen, ben, cleo):
            expect(person.page.locator(".bar")).to_have_text(
                [re.compile(rf"^{ITEMS[item]}{dots}") for item, dots in ((2, 9), (0, 8), (1, 2))]
            )
        ben.press("Show my ballot")
        ben.sees(f"{ITEMS[0]}: {ben.tn(3, '1 dot', '{count} dots')}")

        ann.button("End the session").first.click()
        ann.confirms()
        link = str(ben.page.locator("a[href*='/b/']").first.get_attribute("href"))
        assert [other.disagreements for other in others] == [0] * PRETEND
    reader = ann.context.browser.new_context(java_script_enabled=False)  # type: ignore[union-attr]
    page = reader.new_page()
    page.goto(link)
    expect(page.get_by_role("row").filter(has_text=ITEMS[2])).to_contain_text("9")
    assert f"| {ITEMS[0]} | 8 |" in reader.request.get(f"{link}.md").text()
    [*_, vote] = json.loads(reader.request.get(f"{link}.json").text())["steps"]
    assert vote["rounds"] == [{"round": 1, "level": "exact", "answers": 11, "dots": [8, 2, 9]}]
    reader.close()


def prepares_a_vote(ann: Ann) -> None:
    if ann.page.get_by_role("button", name=ann.t("Add a vote")).count() == 0:
        ann.press("Change")
    ann.press("Add a vote")
    form = ann.page.locator(".agenda form")
    form.locator("[name=title]").fill("What first")
    form.locator("[name=prompt]").fill(QUESTION)
    form.locator("[name=items]").fill("\n".join(ITEMS))
    form.locator("[name=criterion]").fill(CRITERION)
    ann.press("Save")
    expect(form).to_have_count(0)
    ann.press("Done")


def opens_the_vote(ann: Ann) -> None:
    """The other steps of the agenda are passed over."""
    ann.page.locator(".large-act").click()
    ann.reads("Skip")
    opens_now(ann, "What first")


def opens_now(ann: Ann, title: str) -> None:
    step = ann.page.locator(".agenda-step:not(.is-here)", has_text=title)
    step.locator("details").evaluate("details => { details.open = true; }")
    step.get_by_role("button", name=ann.t("Open it now")).click()


def deals(phone: Phone, item: str, dots: int) -> None:
    for _ in range(dots):
        phone.page.get_by_role("button", name=f"{phone.t('One more')}: {item}").click()
    phone.press("Confirm")
    phone.reads("Sent. Nobody sees it before the reveal.")


def takes(phone: Phone, item: str, dots: int) -> None:
    for _ in range(dots):
        phone.page.get_by_role("button", name=f"{phone.t('One less')}: {item}").click()


def gives(phone: PretendPhone, step: str, dots: list[int]) -> None:
    found = phone.view.find(step)
    assert isinstance(found, VoteStep)
    phone.give(step, {"do": CastBallot.__name__, "round": found.round, "dots": signed(dots)})


def test_asked_talked_about_and_asked_again(house: Kesken, enter: Callable[..., object]) -> None:
    ann, screen, ben = enter(Ann, "en"), enter(Screen, "en"), enter(Phone, "en")
    assert isinstance(ann, Ann)
    assert isinstance(screen, Screen)
    assert isinstance(ben, Phone)

    ann.makes(title="What we try", change="one shared calendar")
    ann.shows_the_screen(screen)
    code = screen.code()
    prepares_a_vote(ann)
    ben.joins(code).reads("You are in. We begin soon.")
    with pretend_phones(house.url, code) as others:
        opens_the_vote(ann)
        deals(ben, ITEMS[0], 3)
        step = stage_of(others)
        for other in others:
            gives(other, step, [1, 1, 1])
        settle(others)
        screen.sees("10 have answered.")
        more = ann.button("More …")
        if more.is_visible():
            more.click()
        ann.press("Keep it for later")
        ann.confirms()
        for person in (ann, screen, ben):
            person.reads("This round is counted and kept. It is shown together with the next one.")
            expect(person.page.locator(".bar")).to_have_count(0)

        # the talk is another step; nothing is lost by it
        opens_now(ann, "What would help")
        expect(ben.page.locator(".board-writing textarea")).to_be_visible()
        opens_now(ann, "What first")
        expect(ann.page.locator(".cues.is-asking:not(.is-fresh)")).to_be_visible()
        ann.button("Open: {title}", title="What first").click()

        deals(ben, ITEMS[2], 3)
        assert stage_of(others) == step
        for other in others:
            gives(other, step, [0, 0, 3])
        settle(others)
        ann.presses_the_large_button("Reveal 10 ballots")
        ann.confirms()
        for person in (ann, screen, ben):
            expect(person.page.locator(".bar").first).to_contain_text(ITEMS[2])
            person.sees("Pale: the earlier round, 10 answered.")
        assert [other.disagreements for other in others] == [0] * PRETEND
