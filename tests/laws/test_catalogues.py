"""Every sentence that people read is translated, and none uses the words of the workshop floor."""

import re
from pathlib import Path

import pytest

from tools import catalogues
from tools.js_sentences import extract

ROOT = catalogues.ROOT
MODULES = [path for path in sorted((ROOT / "static").rglob("*.js")) if "vendor" not in path.parts]
EVERYTHING = sorted({(words, where) for words, where in catalogues.collected()}, key=str)

# Words of the code that no screen shows, whole words in English and their beginnings in Finnish.
UNSAID = re.compile(r"\b(?:slips?|box(?:es)?|tags?|quorums?|seats?|cues?)\b", re.IGNORECASE)
UNSAID_IN_FINNISH = re.compile(r"\b(?:laatik|tunniste|kvoorum|istui|lappu|lapu|lipuk|vihje)", re.IGNORECASE)
# What an editor of the Finnish ruled out: a rank, a price, an arrest, a device …, each with a better word.
UNFINNISH = {
    "ohjaaj": "vetäjä",
    "fasilit": "vetäjä",
    "sessio": "tilaisuus",
    "istunto": "tilaisuus",
    "projektor": "yhteinen näyttö",
    "tarjou": "voin auttaa",
    "pidät": "luetaan ensin",
    "paljasta": "näytä",
    "suhteen": "a case ending",
    "toimesta": "the active voice",
    "ajastin": "aika",
    "valokeil": "nosta esiin",
    "idea": "ajatus",
    "jotakin": "jotain",
}
THE_ONE_USE = "Kirjoitustyylisi voi paljastaa sinut"  # of style it is true


@pytest.mark.parametrize("language", catalogues.languages())
def test_every_sentence_is_translated_and_nothing_is_stale(language: str) -> None:
    assert [fault for fault in catalogues.faults() if fault.startswith(language)] == []


def test_finnish_is_there() -> None:
    assert "fi" in catalogues.languages()


def test_no_screen_speaks_of_the_workshop_floor() -> None:
    for words, where in EVERYTHING:
        for text in [words] if isinstance(words, str) else words:
            assert not UNSAID.search(text), f"{where}: {text}"


def test_finnish_does_not_either() -> None:
    for text in finnish():
        assert not UNSAID_IN_FINNISH.search(text), text


@pytest.mark.parametrize("word", UNFINNISH)
def test_finnish_keeps_to_its_glossary(word: str) -> None:
    for text in finnish():
        assert not re.search(rf"\b{word}", text.replace(THE_ONE_USE, ""), re.IGNORECASE), (
            f"{text}: better {UNFINNISH[word]}"
        )


def test_finnish_quotes_and_dots_are_finnish() -> None:
    for text in finnish():
        assert not re.search(r"[“\"]", text), text
        assert "..." not in text, text


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.name)
def test_no_call_for_a_sentence_is_overlooked(module: Path) -> None:
    """A second, cruder search finds nothing that the first one missed."""
    with module.open("rb") as file:
        found = {words for *_, words, _ in extract(file, {"t", "tn"}, None, {}) for words in words if words}

    code = re.sub(r"/\*.*?\*/", "", module.read_text(encoding="utf-8"), flags=re.DOTALL)
    said = re.findall(r"""(?<![\w.])tn?\(\s*(?:[\w.]+,\s*)?(['"])(.+?)\1""", code)

    assert {text.replace("\\'", "'") for _, text in said} <= found


def finnish() -> list[str]:
    catalogue = catalogues.updated("fi")
    return [text for message in catalogues.sentences(catalogue) for text in catalogues.strings(message)]
