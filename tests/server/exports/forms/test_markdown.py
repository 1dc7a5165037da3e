"""The board as a text file: what people wrote stays what they wrote."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from server.exports.forms.markdown import markdown, plain
from server.exports.reading import read
from tests.server.exports.views import (
    a_board,
    a_continuation,
    a_curve,
    a_full_board,
    a_picture,
    a_view,
    an_idea,
)

WORDS = {"paragraph", "text", "softbreak", "hardbreak", "inline", "text_special", "address"}
# What readers make links of, some of them in words from which the escapes are gone: GitHub's, remark's.
ADDRESS = re.compile(
    r"(?:www\.|mailto:|xmpp:|(?:https?|ftp):/{2})[-.\w]|[-.\w+]+@[-\w]+(?:\.[-\w]+)+", re.IGNORECASE
)


@pytest.mark.usefixtures("reader")
def test_the_whole_board_as_text() -> None:
    view = a_view(
        a_board(
            an_idea(
                "What if …",
                a_continuation("add", "And also"),
                a_continuation("grounds", "we have seen it"),
                a_continuation("ask", None),
            ),
            an_idea(None),
        ),
        a_curve(a_picture(3, 4, 4, 1, off=1)),
    )

    assert (
        markdown(read(view), contact="harbour@example.org")
        == """\
# One calendar for all

The change: one shared calendar

Kept until 24 November 2027 for the team and its manager.

## 1. What would help

> What would help someone?

Shown together 2 times; 7 to 9 phones took part each time.

- What if …
  - **Addition:** And also
  - **Because …** we have seen it
  - **Question:** *Taken back by its author*
- *Taken back by its author*

2 thoughts were taken back by their authors.

## 2. Where are we

> Where are you today?

13 marks: 3 · 4 · 4 · 1. Not on the curve: 1. The marks are spread out. \
At least half of us on the curve are at “Letting go” or before.

| Place | Marks |
| --- | --: |
| The old way | 3 |
| Letting go | 4 |
| Trying out | 4 |
| In use | 1 |
| Not on the curve | 1 |

No names were stored. The order of the thoughts does not tell who wrote them.

Something about you here? Write to `harbour@example.org`.
"""
    )


@pytest.mark.usefixtures("reader")
def test_sentences_come_first_and_then_columns_and_what_rests() -> None:
    text = markdown(read(a_view(a_full_board())), contact="")

    assert "> The whole of it\n\nKept until" in text
    assert (
        """\
### The group’s sentences

> The whole of it

How it grew

- Showing 1 · **A half-finished thought:** Half of it
- Showing 2 · **Addition:** The other half
- Showing 3 · **Question:** Which?
- **An earlier sentence:** A first try

### Now

#### Side by side

- Next to it

#### Other thoughts

- *Hidden: posted twice*
- *Taken back by its author*
- *Hidden: names a customer*
- *Hidden: posted twice*

### Later

- In autumn, then

### Thoughts put aside

- Perhaps never

3 thoughts were hidden: names a customer, posted twice (2). \
1 thought was read and not shown: points at a person. \
1 thought was taken back by its author.
"""
        in text
    )


@pytest.mark.parametrize(
    "wrote",
    [
        "# no heading", "- no list", "+ no list", "1. no list", "12) no list", "> no quote",
        "*no* _stress_ ~~gone~~", "`no code`", "    no code", "\t\tno code", "```\nno code\n```",
        "<script>alert(1)</script>", "<!-- no comment -->", "&amp; &lt;", "[no](https://evil.example)",
        "![no](x.png)", "[x]: /y", "https://evil.example", "www.evil.example", "me@evil.example",
        "no\n===", "no\n---", "***", "| no | table |\n| --- | --- |\n| x | y |", "\\*", "a\\",
        "$no$ ^math^", ":smile:", ": no definition", "Term\n: no definition", "a\r\nb\u2028c\x0bd",
    ],
)  # fmt: skip
def test_nothing_that_people_wrote_becomes_markup(wrote: str) -> None:
    assert kinds(plain(wrote)) <= WORDS
    assert shown(plain(wrote)) == wrote.split()


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example", "HTTP://EVIL.EXAMPLE/x?y=1&z#a", "https://evil.example/a_(b)",
        "ftp://evil.example", "www.evil.example", "WwW.evil.example", "me@evil.example",
        "first.last+x@evil.example", "_me_@evil.example", "mailto:me@evil.example",
        "xmpp:me@evil.example", "a`https://evil.example`b", "*https://evil.example*",
        "https://evil.example/a|b", "<https://evil.example>", "älkäähttps://evil.example",
        "http://127.0.0.1:5000/", "[x](https://evil.example)", "https://evil.example…",
    ],
)  # fmt: skip
def test_no_reader_makes_a_link_of_an_address(address: str) -> None:
    for wrote in (address, f"see ({address}).", f"“{address}”, or {address}", f"- {address}\n{address}"):
        assert kinds(plain(wrote)) <= WORDS
        assert not ADDRESS.search(said_outside_of_code(plain(wrote)))
        assert shown(plain(wrote)) == wrote.split(), "it reads and copies as it was written"


def test_a_name_of_a_place_is_no_link_either() -> None:
    """Some readers take whatever has a dot in it; but a number has one too, and the end of a sentence."""
    assert plain("evil.com, and done.Next") == r"evil\.com, and done\.Next"
    assert plain("It took 1.5 days. Then …") == "It took 1.5 days. Then …"


@given(st.text(max_size=60))
def test_no_text_at_all_becomes_markup(wrote: str) -> None:
    assert kinds(plain(wrote)) <= WORDS
    assert kinds(f"- {plain(wrote, '  ')}\n- next") <= WORDS | {"bullet_list", "list_item"}


def kinds(text: str) -> set[str]:
    """What a reader of GitHub's Markdown makes of it."""
    tokens = reader_of_markdown().parse(text)
    found = [*tokens, *(child for token in tokens for child in token.children or [])]
    return {kind(token) for token in found}


def kind(token: Token) -> str:
    if token.type == "code_inline" and ADDRESS.match(token.content):
        return "address"
    return token.type.removesuffix("_open").removesuffix("_close")


def shown(text: str) -> list[str]:
    children = [child for token in reader_of_markdown().parse(text) for child in token.children or []]
    return "".join(child.content or "\n" for child in children).split()


def said_outside_of_code(text: str) -> str:
    """The words as a reader has them when the escapes are read."""
    children = [child for token in reader_of_markdown().parse(text) for child in token.children or []]
    return "".join("\0" if child.type == "code_inline" else child.content or "\n" for child in children)


def reader_of_markdown() -> MarkdownIt:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"])
