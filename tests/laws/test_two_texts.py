"""The server and the browser keep the same of what people write, and count it alike."""

import json
import random
import subprocess
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import pytest

from sessions import undrawn
from sessions.texts import tidy, tidy_line
from tests.laws.texts import CASES, Case

ROOT = Path(__file__).resolve().parents[2]
ASK = """
import { lengthOf, tidy, tidyLine } from './static/lib/texts.js';
let typed = '';
for await (const part of process.stdin) typed += part;
console.log(JSON.stringify(JSON.parse(typed).map((one) => [tidy(one), tidyLine(one), lengthOf(one)])));
"""
# What this Node says of each code point by its properties, as a text of digits.
PROPERTIES = r"""
const digits = [];
for (let code = 0; code < 0x110000; code++) {
  const sign = String.fromCodePoint(code);
  digits.push(/\p{Cn}/u.test(sign) ? '?' : /[\p{M}\p{DI}\p{Z}]/u.test(sign) ? '1' : '0');
}
console.log(JSON.stringify({ unicode: process.versions.unicode, digits: digits.join('') }));
"""
ODD = "ab ä\u0301\u0308\u0323\u0000\t\r\n\u000b\u2028\u200b\u200d\ufe0f\u3164🙂\ud83d\u1112\u1161\u0958\ufffe"


def in_the_browser(texts: Iterable[str]) -> list[tuple[str, str, int]]:
    asked = json.dumps(list(texts))
    command = ["node", "--input-type=module", "-e", ASK]
    said = subprocess.run(command, cwd=ROOT, input=asked.encode(), capture_output=True, check=True).stdout
    return [(kept, line, length) for kept, line, length in json.loads(said)]


def on_the_server(texts: Iterable[str]) -> list[tuple[str, str, int]]:
    return [(tidy(text), tidy_line(text), len(tidy(text))) for text in texts]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.what)
def test_the_server_keeps_of_it_what_is_right(case: Case) -> None:
    assert tidy(case.typed) == case.kept


def test_the_browser_keeps_the_same() -> None:
    typed = [case.typed for case in CASES]

    assert in_the_browser(typed) == on_the_server(typed)


def test_they_agree_on_every_code_point() -> None:
    """Of two planes and the tags; elsewhere stand ideographs, private letters, or nothing yet."""
    signs = [
        chr(code) for code in (*range(0x20000), *range(0xE0000, 0xE1000), *range(0x2FFF0, 0x110000, 4097))
    ]

    assert in_the_browser(signs) == on_the_server(signs)


def test_they_agree_on_texts_that_nobody_would_think_of() -> None:
    chance = random.Random(11)
    texts = ["".join(chance.choices(ODD, k=chance.randrange(1, 40))) for _ in range(5_000)]

    assert in_the_browser(texts) == on_the_server(texts)


def test_there_are_some_eighty_cases_and_no_two_alike() -> None:
    assert len(CASES) >= 80
    assert len({case.typed for case in CASES}) == len({case.what for case in CASES}) == len(CASES)


def test_the_table_is_what_unicode_says() -> None:
    """Of whatever this Node has assigned; a newer one may have marks that the table does not know yet."""
    command = ["node", "--input-type=module", "-e", PROPERTIES]
    said = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    ours = {code for name in ("BLANKS", "CLINGING") for code in codes(getattr(undrawn, name))}
    named = {*codes(undrawn.FILLERS), 0x0A, 0x200B, 0xFEFF}

    unlike = [
        f"U+{code:04X}"
        for code, digit in enumerate(said["digits"])
        if digit != "?" and code not in named and (digit == "1") != (code in ours)
    ]

    newer = version(said["unicode"]) > version(undrawn.UNICODE)
    assert not unlike, (
        f"Unicode {said['unicode']}: node tools/undrawn.mjs && ./dev types" if newer else unlike
    )


def test_the_table_is_not_older_than_this_python() -> None:
    assert version(undrawn.UNICODE) >= version(unicodedata.unidata_version)


def codes(ranges: str) -> Iterable[int]:
    for part in ranges.split():
        first, _, last = part.partition("-")
        yield from range(int(first, 16), int(last or first, 16) + 1)


def version(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(".")[:2])
