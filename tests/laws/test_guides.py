"""The guides for facilitators quote the screens as they stand, show pictures that are there, and say the same
in both languages. What stands in *italics* there is a quote.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from tools.guide_pictures import PICTURES
from tools.screens_guide import FOLDER, LANGUAGES

ROOT = Path(__file__).resolve().parents[2]
GUIDES = {"en": "facilitators.md", "fi": "vetajille.md"}
MOST_BYTES = 1_500_000
QUOTE = re.compile(r"\*([^*]+)\*")
PICTURE = re.compile(r'<img src="pictures/([\w/-]+\.webp)" width="\d+" alt="[^"]{20,}">')
COMMAND = re.compile(r"`([^`]+)`")
FIELD = re.compile(r"\\\{\w+\\\}")
LEAST = 4  # letters of a sentence beside its fields, so that not everything is one


def text_of(language: str) -> str:
    return (ROOT / "docs" / GUIDES[language]).read_text(encoding="utf-8")


def sections(language: str) -> list[str]:
    return re.split(r"^#+ ", text_of(language), flags=re.MULTILINE)[1:]


def quotes(text: str) -> list[str]:
    words = " ".join(text.replace("**", "").split())
    return QUOTE.findall(words)


def sentences() -> Iterator[dict[str, str]]:
    """All that screens say, in both languages."""
    with (ROOT / "server/translations/fi/LC_MESSAGES/messages.po").open("rb") as file:
        for message in read_po(file):
            if isinstance(message.id, str):
                yield {"en": message.id, "fi": str(message.string)}
            else:
                yield from ({"en": en, "fi": fi} for en, fi in zip(message.id, message.string, strict=True))


ALL = [{language: said.replace("\u00ad", "") for language, said in one.items()} for one in sentences()]


def told_by(quote: str, language: str) -> list[dict[str, str]]:
    return [one for one in ALL if is_from(quote, one[language])]


def is_from(quote: str, sentence: str) -> bool:
    pattern = pattern_of(sentence)
    return pattern is not None and pattern.fullmatch(quote) is not None


@cache
def pattern_of(sentence: str) -> re.Pattern[str] | None:
    """A button may begin with a capital where the sentence does not."""
    fixed = re.sub(r"\{\w+\}|\W", "", sentence)
    if not fixed or ("{" in sentence and len(fixed) < LEAST):
        return None
    return re.compile(FIELD.sub(".+", re.escape(sentence)), re.IGNORECASE)


@pytest.mark.parametrize("language", GUIDES)
def test_what_is_quoted_stands_on_a_screen(language: str) -> None:
    found = quotes(text_of(language))

    assert len(found) > 50
    assert [quote for quote in found if not told_by(quote, language)] == []


def test_both_guides_quote_the_same_section_by_section() -> None:
    for english, finnish in zip(sections("en"), sections("fi"), strict=True):
        there = Counter(quote.casefold() for quote in quotes(finnish))
        for quote in quotes(english):
            said = [one["fi"] for one in told_by(quote, "en")]
            twins = [words for words in +there if any(is_from(words, sentence) for sentence in said)]
            assert twins, f"«{quote}» is not quoted in: {finnish[:40]}"
            there[twins[0]] -= 1
        assert +there == Counter(), english[:40]


def test_both_guides_have_the_same_shape() -> None:
    english, finnish = (text_of(language) for language in ("en", "fi"))

    for shape in (r"^#+ ", r"^- \[ \] ", r"^\d\. ", r"^\| "):
        in_english, in_finnish = (len(re.findall(shape, text, re.MULTILINE)) for text in (english, finnish))
        assert in_english == in_finnish, shape
    assert sorted(COMMAND.findall(english)) == sorted(COMMAND.findall(finnish))


@pytest.mark.parametrize("language", GUIDES)
def test_pictures_are_those_that_the_command_makes(language: str) -> None:
    named = PICTURE.findall(text_of(language))

    assert len(named) == text_of(language).count("<img "), "each with its width and its words"
    assert Counter(named) == Counter(f"{language}/{picture.name}.webp" for picture in PICTURES)


def test_every_picture_is_there_none_lies_about_and_all_are_small() -> None:
    files = [path for path in FOLDER.rglob("*") if path.is_file()]
    made = {f"{language}/{picture.name}.webp" for language in LANGUAGES for picture in PICTURES}

    assert {path.relative_to(FOLDER).as_posix() for path in files} == made
    assert sum(path.stat().st_size for path in files) <= MOST_BYTES
    for path in files:
        assert path.read_bytes()[8:12] == b"WEBP", path


@pytest.mark.parametrize("language", GUIDES)
def test_links_lead_somewhere(language: str) -> None:
    for target in re.findall(r"\]\(([^)]+)\)", text_of(language)):
        file, _, part = target.partition("#")
        assert not file or (ROOT / "docs" / file).exists(), target
        assert not part or part in headings(language), target


def headings(language: str) -> set[str]:
    """As their links are called."""
    lines = [section.partition("\n")[0] for section in sections(language)]
    return {re.sub(r"[^\w -]", "", line).lower().replace(" ", "-") for line in lines}
