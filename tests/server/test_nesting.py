"""Brackets within brackets are counted before anybody descends into them."""

import json
from time import process_time

import pytest

from server.nesting import MOST, is_too_deep

TOO_MANY = MOST + 1


@pytest.mark.parametrize(
    "deep", ["[" * TOO_MANY, '{"a":' * TOO_MANY, '[{"a":' * TOO_MANY, "[" * 400_000, '["]]]",' * TOO_MANY]
)
def test_lists_in_lists_without_end_are_too_deep(deep: str) -> None:
    assert is_too_deep(deep)


@pytest.mark.parametrize(
    "flat",
    [
        "",
        "[]" * 100_000,
        json.dumps([{}] * 10_000),
        json.dumps({"text": "[" * 60_000}),
        json.dumps({"text": '"' * 20_000 + "[" * 20_000}),
        json.dumps({"text": "\\" * 20_000 + "{" * 20_000}),
        "[" * MOST + "]" * MOST,
        '"[[[[' * 3,
    ],
)
def test_many_brackets_beside_one_another_or_in_words_are_not(flat: str) -> None:
    assert not is_too_deep(flat)


@pytest.mark.parametrize("piece", ['"', '\\"', '"\\', "[", "]", '["', "\\", '"[\\"'])
def test_nothing_makes_the_counting_slow(piece: str) -> None:
    text = '"' + "[" * TOO_MANY + piece * (500_000 // len(piece))

    since = process_time()
    is_too_deep(text)

    assert process_time() - since < 2, "seconds of work, not of waiting for others"
