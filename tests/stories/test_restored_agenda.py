"""A backup is brought back while Ann's desk is open: her agenda follows, and what she has typed stays."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from server.keeping.commands import main
from tests.harness.server import Kesken
from tests.stories.people import Ann, Person

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("stories")]

Enter = Callable[[type[Person], str], Person]


def test_the_agenda_follows_a_restore_and_nothing_typed_is_lost(
    house: Kesken, enter: Enter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann = enter(Ann, "en")
    assert isinstance(ann, Ann)
    ann.makes(title="One calendar for all", change="one shared calendar")
    expect(titles(ann)).to_have_count(3)
    monkeypatch.setenv("KESKEN_DATA", str(house.data))
    file = str(tmp_path / "kesken.backup")
    assert main(print, ["backup", file]) == 0
    adds_a_board(ann, "After the backup")
    adds_a_board(ann, "Another")
    expect(titles(ann)).to_have_count(5)
    step(ann, "After the backup").get_by_role("button", name="Edit").click()
    field(ann, "prompt").fill("Half a prom")

    assert main(print, ["restore", file, "--replace"]) == 0

    expect(titles(ann).get_by_text("Another")).to_have_count(0)
    ann.reads("This step is not on the agenda any more. Your text is still here; saving brings it back.")
    expect(field(ann, "prompt")).to_have_value("Half a prom")
    field(ann, "prompt").press_sequentially("pt")
    ann.press("Save")
    expect(ann.page.locator(".agenda form")).to_have_count(0)
    expect(titles(ann)).to_have_count(4)
    ann.page.reload()
    expect(titles(ann).last).to_contain_text("After the backup")
    assert "Half a prompt" in ann.page.content()


def adds_a_board(ann: Ann, title: str) -> None:
    ann.press("Add a board")
    field(ann, "title").fill(title)
    ann.press("Save")
    expect(ann.page.locator(".agenda form")).to_have_count(0)


def titles(ann: Ann) -> Locator:
    return ann.page.locator(".agenda-title")


def step(ann: Ann, title: str) -> Locator:
    return ann.page.locator(".agenda-step", has_text=title)


def field(ann: Ann, name: str) -> Locator:
    return ann.page.locator(f".agenda form [name={name}]")
