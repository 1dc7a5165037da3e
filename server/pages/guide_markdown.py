"""How the Markdown of the guides becomes HTML: keys, lines to tick off, pictures, links."""

import re
from collections.abc import Iterator, Mapping, Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from server.pages.guide_pictures import Picture, read_picture

Links = Mapping[str, Mapping[str, str]]  # where the file leads → the attributes of the link here

QUOTES = {"en": "“”‘’", "fi": "””’’"}
KEY = re.compile(r".|Enter|Esc")
TASK = "[ ] "


class GuideMarkdown:
    """Of HTML in the file only pictures are taken over. `pictures` has those met, by their address."""

    def __init__(self, docs: Path, language: str, pictures_at: str) -> None:
        self.docs, self.pictures_at, self.pictures = docs, pictures_at, dict[str, Picture]()
        self._md = MarkdownIt("commonmark", {"typographer": True, "quotes": QUOTES[language]})
        self._md.enable(["table", "smartquotes"]).disable("html_inline")
        self._md.add_render_rule("code_inline", lambda _, tokens, at, *more: _key(tokens[at].content))
        self._md.add_render_rule("html_block", lambda _, tokens, at, *more: self._row(tokens[at].content))

    def parse(self, text: str) -> list[Token]:
        """What stands below a line across is for readers of the file."""
        tokens = list(_above_the_line(self._md.parse(text)))
        _mark_tasks(tokens)
        return tokens

    def html(self, tokens: Sequence[Token], links: Links) -> Markup:
        _lead(tokens, links)
        return Markup(self._md.renderer.render(tokens, self._md.options, {}))  # noqa: S704 - files of our own

    def _row(self, html: str) -> Markup:
        reader = _Images()
        reader.feed(html)
        shown = {self._address(picture): picture for picture in map(self._picture, reader.found)}
        self.pictures.update(shown)
        return Markup('<div class="pictures">{}</div>\n').format(
            Markup("").join(_image(at, one) for at, one in shown.items())
        )

    def _picture(self, given: Mapping[str, str]) -> Picture:
        return read_picture(self.docs / given["src"], int(given["width"]), given["alt"])

    def _address(self, picture: Picture) -> str:
        return f"{self.pictures_at}/{picture.print}/{picture.path.parent.name}/{picture.path.name}"


def _above_the_line(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        if token.type == "hr":
            return
        yield token


def _mark_tasks(tokens: Sequence[Token]) -> None:
    for item, _paragraph, inline in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if item.type == "list_item_open" and inline.children and inline.content.startswith(TASK):
            item.attrSet("class", "to-tick")
            inline.children[0].content = inline.children[0].content.removeprefix(TASK)


def _lead(tokens: Sequence[Token], links: Links) -> None:
    """A link to what has no address here becomes plain text."""
    for inline in tokens:
        kept, leads = list[Token](), True
        for one in inline.children or []:
            if one.type == "link_open":
                attributes = links.get(str(one.attrs["href"]), {})
                one.attrs, leads = {**attributes}, bool(attributes)
            if leads or one.type not in ("link_open", "link_close"):
                kept.append(one)
        inline.children = kept if inline.children else inline.children


def _key(code: str) -> Markup:
    if KEY.fullmatch(code):
        return Markup("<kbd>{}</kbd>").format(code)
    return Markup("<code>{}</code>").format(code)


def _image(address: str, picture: Picture) -> Markup:
    shape = Markup('<img src="{}" width="{}" height="{}" alt="{}" loading="lazy">')
    return shape.format(address, picture.width, picture.height, picture.alt)


class _Images(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found = list[dict[str, str]]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, Any]]) -> None:
        if tag == "img":
            self.found.append(dict(attrs))
