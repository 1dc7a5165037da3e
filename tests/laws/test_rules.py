"""Every rule has a test that carries its number, and every such number its rule. Those of all steps stand in
sessions/README.md, those of a kind in its own README or docstring.
"""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RULE = re.compile(r"^- \*\*([A-Z]\d+)\*\* ", re.MULTILINE)
TEST = re.compile(r"def test_([a-z]\d+)_")
PAGES = [path for ends in ("*.md", "*.py") for path in sorted((ROOT / "sessions").rglob(ends))]
RULES = [rule for path in PAGES for rule in RULE.findall(path.read_text(encoding="utf-8"))]
CHAPTERS = "".join(sorted({rule[0] for rule in RULES}))
COMMENT = re.compile(rf"\b([{CHAPTERS}]\d+)\b")


def found_in(folder: str, pattern: re.Pattern[str]) -> dict[str, str]:
    """number -> a file that has it"""
    return {
        number.upper(): str(path.relative_to(ROOT))
        for path in sorted((ROOT / folder).rglob("*.py"))
        for number in pattern.findall(path.read_text(encoding="utf-8"))
    }


def test_every_rule_has_a_test() -> None:
    assert set(RULES) - found_in("tests", TEST).keys() == set()


def test_every_test_with_a_number_has_its_rule() -> None:
    strays = {number: where for number, where in found_in("tests", TEST).items() if number not in RULES}

    assert strays == {}


def test_every_number_in_a_comment_has_its_rule() -> None:
    strays = {number: where for number, where in found_in("sessions", COMMENT).items() if number not in RULES}

    assert strays == {}


def test_the_rules_of_a_chapter_are_numbered_without_gaps() -> None:
    for letter in CHAPTERS:
        numbers = [int(rule[1:]) for rule in RULES if rule[0] == letter]

        assert numbers == list(range(1, len(numbers) + 1))
