"""Finds the sentences in our JavaScript for Babel, also those inside ${…} of tagged templates.

Babel's own reader loses a call in a template as soon as it holds an object, t("{n} left", { n }), or when an
apostrophe stands in the text before it.
"""

import re
from collections.abc import Collection, Iterator
from typing import IO, Any, NamedTuple

Found = tuple[int, str, tuple[str | None, ...], list[str]]

SKIPPED = re.compile(r"\s+|//[^\n]*|/\*.*?\*/", re.DOTALL)
STRING = re.compile(r"""'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)\"""", re.DOTALL)
NAME = re.compile(r"[A-Za-z_$][\w$]*")
NUMBER = re.compile(r"\d[\w.]*")
PATTERN = re.compile(r"/(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/\w*")
ESCAPE = re.compile(r"\\(u\{[0-9a-fA-F]+\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)", re.DOTALL)
ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "\n": ""}
ENDS_A_VALUE = ("name", "number", "string", "template")


class Token(NamedTuple):
    kind: str  # name, number, string, template, sign
    text: str
    line: int


def extract(
    file: IO[bytes], keywords: Collection[str], comment_tags: object, options: dict[str, Any]
) -> Iterator[Found]:
    """Babel's contract: line, function, its arguments (None where one is no plain string), comments."""
    tokens = list(Reader(file.read().decode("utf-8")).tokens())
    for place, token in enumerate(tokens[:-1]):
        is_called = token.kind == "name" and tokens[place + 1].text == "("
        if (
            is_called
            and token.text in keywords
            and (place == 0 or tokens[place - 1].text not in (".", "function"))
        ):
            yield token.line, token.text, tuple(_arguments(tokens, place + 2)), []


def _arguments(tokens: list[Token], place: int) -> Iterator[str | None]:
    depth, argument = 0, list[Token]()
    for token in tokens[place:]:
        if depth == 0 and token.kind == "sign" and token.text in ",)":
            if argument:
                yield argument[0].text if len(argument) == 1 and argument[0].kind == "string" else None
            if token.text == ")":
                return
            argument = []
            continue
        if token.kind == "sign":
            depth += (token.text in "([{") - (token.text in ")]}")
        argument.append(token)


class Reader:
    """Tokens of a module; what stands in ${…} is read like the rest, between brackets."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0

    def tokens(self, end: str = "") -> Iterator[Token]:
        before = Token("sign", "", 1)
        depth = 0
        while self._at < len(self._source):
            if skipped := SKIPPED.match(self._source, self._at):
                self._at = skipped.end()
                continue
            for token in self._next(before):
                yield token
                before = token
            if end and before.kind == "sign" and before.text in "{}":
                depth += 1 if before.text == "{" else -1
                if depth < 0:
                    return

    def _next(self, before: Token) -> Iterator[Token]:
        line = self._source.count("\n", 0, self._at) + 1
        here = self._source[self._at]
        if here == "`":
            yield from self._template(line)
        elif string := STRING.match(self._source, self._at):
            self._at = string.end()
            yield Token("string", _meant(string[1] if string[1] is not None else string[2]), line)
        elif here == "/" and not _ends_a_value(before) and (pattern := PATTERN.match(self._source, self._at)):
            self._at = pattern.end()
            yield Token("template", "", line)
        elif (word := NAME.match(self._source, self._at)) or (word := NUMBER.match(self._source, self._at)):
            self._at = word.end()
            yield Token("number" if here.isdigit() else "name", word[0], line)
        else:
            self._at += 1
            yield Token("sign", here, line)

    def _template(self, line: int) -> Iterator[Token]:
        start = self._at = self._at + 1
        is_plain = True
        while self._source[self._at] != "`":
            if self._source.startswith("${", self._at):
                self._at += 2
                if is_plain:
                    yield Token("template", "", line)
                is_plain = False
                yield Token("sign", "{", line)
                yield from self.tokens(end="}")
            else:
                self._at += 2 if self._source[self._at] == "\\" else 1
        if is_plain:
            yield Token("string", _meant(self._source[start : self._at]), line)
        self._at += 1


def _ends_a_value(token: Token) -> bool:
    return (token.kind in ENDS_A_VALUE and token.text != "return") or token.text in (")", "]", "}")


def _meant(raw: str) -> str:
    return ESCAPE.sub(lambda found: _escaped(found[1]), raw)


def _escaped(sign: str) -> str:
    if len(sign) > 1:
        return chr(int(sign.strip("ux{}"), 16))
    return ESCAPES.get(sign, sign)
