"""Every no is a sentence for the person who reads it."""

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import sessions.session  # noqa: F401 - with it come the sentences of all kinds
from sessions.refusals import SENTENCES, Refused

ROOT = Path(__file__).resolve().parents[2]
SOURCES = [*ROOT.glob("sessions/**/*.py"), *ROOT.glob("server/**/*.py")]


def raised() -> Iterator[tuple[str, set[str]]]:
    """Every code that the code refuses with, and the fields it fills in."""
    for source in SOURCES:
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Refused" and node.args:
                codes = [part.value for part in ast.walk(node.args[0]) if isinstance(part, ast.Constant)]
                fields = {keyword.arg or "" for keyword in node.keywords} - {"field", "say"}
                yield from ((code, fields) for code in codes if isinstance(code, str))


def placeholders(sentence: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(sentence) if field}


def mentioned() -> set[str]:
    """Every string in the code: a code may come to its refusal by way of a table."""
    sources = [source for source in SOURCES if source.name != "refusals.py"]
    trees = [ast.parse(source.read_text(encoding="utf-8")) for source in sources]
    return {str(node.value) for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant)}


def test_every_refusal_has_its_sentence_and_every_sentence_its_refusal() -> None:
    assert {code for code, _ in raised()} - {"facilitator"} <= set(SENTENCES)
    assert set(SENTENCES) <= mentioned()


def test_every_blank_in_a_sentence_is_filled_in() -> None:
    for code, fields in raised():
        if code in SENTENCES:
            assert placeholders(SENTENCES[code]) == fields, code


@pytest.mark.parametrize("code", SENTENCES)
def test_a_no_says_what_happened_and_what_to_do_in_whole_sentences(code: str) -> None:
    sentence = SENTENCES[code]

    assert re.fullmatch(r"[A-Z].*\.", sentence)
    assert len(sentence) <= 120, "it is read on a phone, while others wait"


@pytest.mark.parametrize("code", SENTENCES)
def test_no_sentence_has_words_of_the_machine(code: str) -> None:
    machine = r"\b(slip|box|tag|quorum|seat|cue|command|payload|server error|invalid|exception|null)\b"

    assert not re.search(machine, SENTENCES[code], re.IGNORECASE)


def test_a_refusal_carries_code_sentence_and_field() -> None:
    no = Refused("too_long", "text", most=500)

    assert (no.code, no.field, no.say, no.fields) == (
        "too_long",
        "text",
        SENTENCES["too_long"],
        {"most": 500},
    )


def test_a_refusal_without_a_sentence_of_its_own_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        Refused("no such code")
