"""Ann moderates and arranges a board at her desk: by menu, by key, and by dragging."""

from collections.abc import Callable, Iterator
from typing import Any, ClassVar

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.harness.server import Kesken
from tests.server.wired import Workshop, workshop
from tests.stories.people import DESK, PHONE, Ann, Person

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("stories")]

RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
THOUGHTS = ("whose room", "the night shift", "who decides", "how we say no", "the first week")
STEPS = [
    {"step": "board1", "kind": "board", "title": "Sorting", "prompt": "", "minutes": 0, "notes": "",
     "settings": {"columns": ["Keep", "Stop"]}},
]  # fmt: skip


class AnnByPhone(Ann):
    """She walks through the room."""

    size = PHONE


class AnnUnderTheLens(Ann):
    size: ClassVar[dict[str, Any]] = {
        **DESK,
        "bypass_csp": True,
    }  # Axe puts its script into the page, which our policy forbids


@pytest.fixture
def room(house: Kesken) -> Iterator[Workshop]:
    """Five phones have given a thought each, which were shown."""
    with workshop(house.url, phones=5) as room:
        room.replaces_agenda(STEPS)
        room.desk.steers("OpenStep", step="board1")
        for phone, text in zip(room.phones, THOUGHTS, strict=True):
            phone.gives("PostIdea", step="board1", text=text)
        room.desk.steers("RevealRound", step="board1", round=1)
        yield room


@pytest.fixture
def ann(enter: Callable[..., Any], room: Workshop) -> Page:
    return at_her_desk(enter(Ann, "en"), room)


def test_a_thought_is_covered_and_hidden_by_keys_and_comes_back(ann: Page, room: Workshop) -> None:
    card(ann, "who decides").locator(".opener").focus()

    ann.keyboard.press("x")
    expect(ann.get_by_text("Covered for a moment")).to_be_visible()
    expect(ann.get_by_text("who decides")).to_have_count(0)
    expect(ann.get_by_role("button", name="Uncover").first).to_be_focused()
    room.phones[0].hears_of("ThoughtsHidden")
    ann.keyboard.press("x")
    ann.get_by_role("button", name="Points at a person").click()
    expect(ann.get_by_text("Hidden: points at a person")).to_be_visible()

    ann.get_by_role("button", name="Unhide").click()
    expect(card(ann, "who decides")).to_be_visible()


def test_a_private_matter_is_asked_about_once_and_then_gone(ann: Page) -> None:
    opens(ann, "who decides", "Hide, and say why …")
    ann.get_by_role("button", name="Private matter").click()
    expect(card(ann, "who decides")).to_be_visible()

    ann.get_by_role("button", name="Yes, remove it for good").click()

    expect(ann.get_by_text("Hidden: private matter")).to_be_visible()
    expect(ann.get_by_role("button", name="Unhide")).to_have_count(0)


def test_own_words_are_a_reason(ann: Page) -> None:
    opens(ann, "who decides", "Hide, and say why …")
    ann.get_by_label("Own words").fill("names a customer")
    ann.keyboard.press("Enter")

    expect(ann.get_by_text("Hidden: names a customer")).to_be_visible()


def test_chance_puts_one_into_the_spotlight_and_s_puts_it_out(ann: Page, room: Workshop) -> None:
    ann.get_by_role("button", name="Pick one by chance").click()
    expect(ann.get_by_text("The room looks at this.")).to_be_visible()
    room.phones[0].hears_of("SpotlightPut")

    ann.keyboard.press("s")

    expect(ann.get_by_text("The room looks at this.")).to_have_count(0)


def test_thoughts_are_chosen_grouped_renamed_and_ungrouped(ann: Page) -> None:
    ann.keyboard.press("g")
    for text in ("whose room", "the night shift"):
        card(ann, text).get_by_role("checkbox").check()
    ann.get_by_label("Name of the group").fill("Rooms")
    ann.get_by_role("button", name="Group them").click()
    group = ann.locator(".desk-group")
    expect(group.locator("[data-idea]")).to_have_count(2)

    ann.get_by_role("button", name="Rename: Rooms").click()
    ann.keyboard.type("Rooms at night")
    ann.keyboard.press("Enter")
    expect(group.get_by_role("heading")).to_contain_text("Rooms at night")

    opens(ann, "who decides", "Group with …")
    ann.locator(".opened").get_by_role("button", name="Rooms at night").click()
    expect(group.locator("[data-idea]")).to_have_count(3)
    ann.get_by_role("button", name="Ungroup: Rooms at night").click()
    expect(group).to_have_count(0)


def test_a_thought_moves_by_menu_and_what_was_done_is_taken_back(ann: Page) -> None:
    opens(ann, "who decides", "Move to column …")
    ann.get_by_role("button", name="Stop", exact=True).click()
    expect(lane(ann, "Stop").locator("[data-idea]")).to_have_count(1)
    expect(ann.get_by_role("button", name="Undo")).to_be_visible()

    ann.keyboard.press("z")

    expect(lane(ann, "Stop").locator("[data-idea]")).to_have_count(0)


def test_a_thought_is_dragged_into_a_column_and_onto_another_and_escape_leaves_it(ann: Page) -> None:
    drags(ann, card(ann, "who decides"), lane(ann, "Stop"), leaves=True)
    expect(ann.locator(".ghost")).to_have_count(0)
    expect(lane(ann, "Stop").locator("[data-idea]")).to_have_count(0)

    drags(ann, card(ann, "who decides"), lane(ann, "Stop"))
    expect(lane(ann, "Stop").get_by_text("who decides")).to_be_visible()

    drags(ann, card(ann, "who decides"), ann.locator("[data-column='0'] [data-idea]").first)
    expect(lane(ann, "Keep").locator(".desk-group [data-idea]")).to_have_count(2)

    ann.keyboard.press("z")
    expect(lane(ann, "Stop").get_by_text("who decides")).to_be_visible()
    expect(ann.locator(".desk-group")).to_have_count(0)


def test_a_key_moves_the_thought_at_hand_and_it_stays_at_hand(ann: Page) -> None:
    card(ann, "who decides").locator(".opener").focus()

    ann.keyboard.press("2")
    expect(lane(ann, "Stop").get_by_text("who decides")).to_be_visible()
    expect(card(ann, "who decides").locator(".opener")).to_be_focused()
    ann.keyboard.press("1")

    expect(lane(ann, "Keep").get_by_text("who decides")).to_be_visible()
    expect(card(ann, "who decides").locator(".opener")).to_be_focused()


def test_the_sentence_is_written_beside_what_it_grew_from_and_nothing_typed_is_lost(ann: Page) -> None:
    card(ann, "who decides").locator(".opener").focus()
    ann.keyboard.press("m")
    ann.get_by_label("The sentence that the room stands behind").fill("The night shift decides on nights.")
    ann.keyboard.press("Escape")
    expect(card(ann, "who decides").locator(".opener")).to_be_focused()

    ann.keyboard.press("m")
    ann.get_by_role("button", name="Put it up").click()

    expect(ann.locator(".card-shaped .card-sentence")).to_have_text("The night shift decides on nights.")
    opens(ann, "The night shift decides on nights.", "Reopen the sentence")
    expect(ann.locator(".card-shaped")).to_have_count(0)


def test_arrows_go_from_card_to_card(ann: Page) -> None:
    first, second = ann.locator("[data-idea]").nth(0), ann.locator("[data-idea]").nth(1)
    first.locator(".opener").focus()

    ann.keyboard.press("ArrowDown")
    expect(second.locator(".opener")).to_be_focused()
    ann.keyboard.press("ArrowUp")
    expect(first.locator(".opener")).to_be_focused()


def test_a_round_is_read_before_it_is_shown_and_a_power_cut_loses_nothing(
    house: Kesken, ann: Page, room: Workshop
) -> None:
    ann.get_by_role("switch").click()
    expect(ann.get_by_role("switch")).to_be_checked()
    for phone, text in zip(room.phones, "abcde", strict=True):
        phone.gives("PostIdea", step="board1", text=f"thought {text}")
    ann.locator(".large-act", has_text="Read the thoughts").click()
    expect(ann.get_by_role("heading", name="Read 5 thoughts")).to_be_visible()

    house.kill()
    house.start_again()
    ann.reload()
    expect(ann.get_by_role("heading", name="Read 5 thoughts")).to_be_visible()
    ann.get_by_label("What to do with it: thought b").select_option("own")
    ann.get_by_role("button", name="Show the others, hold 1 back").click()
    expect(ann.get_by_label("The reason, shown to all: do not quote")).to_be_focused()
    ann.keyboard.type("names a customer")
    ann.reload()
    expect(ann.get_by_label("The reason, shown to all: do not quote")).to_have_value("names a customer")
    ann.keyboard.press("l")
    expect(ann.get_by_role("button", name="Yes, let all through")).to_be_visible()
    ann.get_by_role("button", name="Show the others, hold 1 back").click()

    expect(card(ann, "thought a")).to_be_visible()
    expect(ann.locator("[data-idea]")).to_have_count(len(THOUGHTS) + 4)
    expect(ann.get_by_text("thought b")).to_have_count(0)


def test_a_flag_is_one_line_on_the_right_until_it_was_left_or_covered(ann: Page, room: Workshop) -> None:
    shown = room.desk.hears_of("ThoughtsShown")["events"][-1]["ideas"]
    for phone, idea in zip(room.phones, shown[:2], strict=False):
        phone.gives("FlagIdea", step="board1", idea=idea["name"], reason="person")
    line = ann.locator(".moderation")
    expect(line).to_contain_text("Flagged: points at a person")
    # A quarter minute may strike between the two.
    expect(line).to_contain_text("and 1 other flagged thought")

    line.get_by_role("button", name="Leave it").click()
    expect(line).not_to_contain_text("and 1 other")
    line.get_by_role("button", name="Cover for now").click()

    expect(line).to_contain_text("A thought is covered.")
    line.get_by_role("button", name="Go to it").click()
    expect(ann.locator(".desk-board").get_by_role("button", name="Uncover")).to_be_focused()


def test_after_the_end_a_text_can_still_be_removed(ann: Page, room: Workshop) -> None:
    room.desk.steers("EndSession")
    card(ann, "who decides").get_by_role("button", name="Remove this text").click()
    ann.get_by_role("button", name="Hurts").click()
    ann.get_by_role("button", name="Yes, remove it for good").click()

    expect(ann.get_by_text("Hidden: hurts")).to_be_visible()
    expect(ann.get_by_text("who decides")).to_have_count(0)


def test_the_desk_is_accessible_with_everything_open(enter: Callable[..., Any], room: Workshop) -> None:
    ann = at_her_desk(enter(AnnUnderTheLens, "en"), room)
    ann.get_by_role("button", name="Pick one by chance").click()
    opens(ann, "who decides", "Hide, and say why …")
    assert wrong(ann) == []

    ann.keyboard.press("Escape")
    ann.keyboard.press("g")
    card(ann, "who decides").get_by_role("checkbox").check()
    assert wrong(ann) == []


def test_in_one_hand_one_column_at_a_time(enter: Callable[..., Any], room: Workshop) -> None:
    ann = at_her_desk(enter(AnnByPhone, "en"), room)
    opens(ann, "who decides", "Move to column …")
    ann.locator(".opened").get_by_role("button", name="Stop", exact=True).tap()

    expect(card(ann, "who decides")).not_to_be_visible()
    ann.get_by_role("navigation", name="Columns").get_by_role("button", name="Stop 1").tap()

    expect(card(ann, "who decides")).to_be_visible()
    assert ann.evaluate("document.documentElement.scrollWidth") == PHONE["viewport"]["width"]


def at_her_desk(ann: Person, room: Workshop) -> Page:
    for cookie in room.desk.browser.cookies:
        ann.context.add_cookies([{"name": cookie.name, "value": str(cookie.value), "url": room.url}])
    ann.page.goto(f"{room.url}/desk/{room.session}")
    expect(ann.page.locator("[data-idea]").first).to_be_attached()
    expect(ann.page.locator(".key-list dd", has_text="Choose thoughts to group")).to_be_attached()
    return ann.page


def wrong(page: Page) -> list[tuple[str, str]]:
    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    return [(one["id"], one["nodes"][0]["html"]) for one in found]


def card(page: Page, text: str) -> Locator:
    return page.locator("[data-idea]", has_text=text)


def lane(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name, exact=True)


def opens(page: Page, thought: str, part: str) -> None:
    card(page, thought).locator(".opener").click()
    card(page, thought).get_by_role("button", name=part).click()


def drags(page: Page, what: Locator, onto: Locator, *, leaves: bool = False) -> None:
    # Both wait until a card stands still: cards glide to their place.
    onto.scroll_into_view_if_needed()
    what.locator(".grip").hover()
    page.mouse.down()
    expect(page.locator(".ghost")).to_have_count(1)
    target = onto.bounding_box()
    assert target
    page.mouse.move(target["x"] + 60, max(target["y"] + 30, 200), steps=5)  # below what stays at the top
    expect(page.locator(".is-target")).to_have_count(1)
    if leaves:
        page.keyboard.press("Escape")
    page.mouse.up()
