"""Every sentence of a screen that promises something names the test that breaks when the promise is broken.

The table is promises.toml beside this file. Which sentences promise is asked by their words, so that a new
one cannot be forgotten; what has such a word and promises nothing says why.
"""

import ast
import re
import tomllib
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from tools import catalogues

TESTS = catalogues.ROOT / "tests"
TABLE = Path(__file__).with_name("promises.toml")
# Words by which a sentence says what is kept, sent, shown, hidden, gone, or works.
PROMISING = re.compile(
    r"""\b(
    keep | kept | stor | saved | sent\b | surviv | holds?\b | stays?\b | until | still | whole | brings
    | every | nobody | no\ one | anyone | who\ wrote | only | alone\b | same | mixed | told | sees?\b
    | knows?\b | will\b
    | never | always | cannot | nothing | without | no\ names?\b | names\b | hidden | envelope
    | delet | gone | goes?\ away | remov | lost | loses | taken | undone | for\ good | copied
    | shown | counted | itself | themselves | at\ once | later\b | tried\ again | waits?\b | waiting
    | works?\b | answers\b | safe | harm
    )""",
    re.IGNORECASE | re.VERBOSE,
)
NOTHING = "promises nothing, though it has such a word"
WHY = ("a button", "a heading", "a question", "advice", "people’s words")
Table = dict[str, dict[str, str | list[str]]]


def read_table() -> Table:
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))


def sentences() -> dict[str, tuple[str, ...]]:
    """Each by its last form: of one with a number that is the one for many."""
    found = {words for words, _ in catalogues.collected()}
    return {forms[-1]: forms for forms in ((words,) if isinstance(words, str) else words for words in found)}


def lines_of(table: Table) -> list[str]:
    return [sentence for lines in table.values() for sentence in lines]


def unclassified(said: dict[str, tuple[str, ...]], table: Table) -> list[str]:
    known = lines_of(table)
    return sorted(
        sentence
        for sentence, forms in said.items()
        if sentence not in known and any(map(PROMISING.search, forms))
    )


def stale(said: dict[str, tuple[str, ...]], table: Table) -> list[str]:
    """With what it may have become."""
    return [
        f"{line} → {(get_close_matches(line, said, 1, 0.5) or ['?'])[0]}"
        for line in lines_of(table)
        if line not in said
    ]


def missing_tests(table: Table) -> list[str]:
    return [
        f"{sentence}: {test}"
        for name, lines in table.items()
        if name != NOTHING
        for sentence, tests in lines.items()
        for test in ([tests] if isinstance(tests, str) else tests)
        if test not in known_tests(test.partition("::")[0])
    ]


@cache
def known_tests(file: str) -> frozenset[str]:
    """The tests of a file that run whenever all do: with `./dev test`, not only with `--all`."""
    path = TESTS / file
    if not path.is_file():
        return frozenset()
    source = path.read_text(encoding="utf-8")
    titles = titles_in(source) if path.name.endswith(".test.mjs") else functions_in(ast.parse(source).body)
    return frozenset(f"{file}::{title}" for title in titles)


def titles_in(source: str) -> Iterable[str]:
    return re.findall(r"^\s*test\('((?:[^'\\]|\\.)+)'", source, re.MULTILINE)


def functions_in(body: list[ast.stmt]) -> list[str]:
    if any(isinstance(one, ast.Assign) and is_rare(one.value) for one in body):
        return []
    tests = [one for one in body if isinstance(one, ast.FunctionDef) and one.name.startswith("test_")]
    return [test.name for test in tests if not any(map(is_rare, test.decorator_list))]


def is_rare(mark: ast.expr) -> bool:
    return "pytest.mark.whole" in ast.unparse(mark)


def test_every_sentence_that_promises_is_in_the_table() -> None:
    assert unclassified(sentences(), read_table()) == []


def test_every_line_of_the_table_is_a_sentence_of_a_screen() -> None:
    assert stale(sentences(), read_table()) == []


def test_every_promise_names_tests_that_are_there() -> None:
    assert missing_tests(read_table()) == []


def test_no_sentence_stands_there_twice() -> None:
    lines = lines_of(read_table())

    assert sorted(lines) == sorted(set(lines))


def test_what_promises_nothing_says_why() -> None:
    odd = {sentence: why for sentence, why in read_table()[NOTHING].items() if why not in WHY}

    assert odd == {}


def test_a_new_promise_would_be_seen() -> None:
    said = {"Nobody will ever read this.": ("Nobody will ever read this.",), "Add": ("Add",)}
    counted = ("1 mark is kept.", "{count} marks are there.")

    assert unclassified(said | {counted[-1]: counted}, {}) == ["Nobody will ever read this.", counted[-1]]


def test_a_sentence_that_was_renamed_would_be_seen() -> None:
    table: Table = {"kept": {"Your thought is stored.": "x"}}

    assert stale({"Your thought is sent.": ()}, table) == ["Your thought is stored. → Your thought is sent."]


def test_a_test_that_went_or_runs_rarely_would_be_seen() -> None:
    gone = "stories/test_keeping.py::test_that_is_not_there"
    rare = "faults/test_faults.py::test_no_promise_is_broken_at_full_length"
    there = [
        "faults/test_faults.py::test_no_promise_is_broken",
        "static/outbox.test.mjs::it survives a reload",
    ]

    assert missing_tests({"kept": {"It is kept.": [gone, rare, *there]}}) == [
        f"It is kept.: {gone}",
        f"It is kept.: {rare}",
    ]
