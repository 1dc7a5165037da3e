"""The guides for facilitators, section by section, from the files in docs/."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from markdown_it.token import Token
from markupsafe import Markup

from server.pages.guide_markdown import GuideMarkdown, Links
from server.pages.guide_pictures import Picture

GUIDES = {"en": "facilitators.md", "fi": "vetajille.md"}


@dataclass(frozen=True)
class Section:
    id: str  # the English one in every language: a link from a screen leads to it in all of them
    title: Markup
    body: Markup
    parts: tuple["Section", ...] = ()


@dataclass(frozen=True)
class Guide:
    language: str
    opening: Section
    sections: tuple[Section, ...]
    pictures: Mapping[str, Picture]  # by their address

    @property
    def checklist(self) -> Section:
        return self.sections[-1]


def read_guide(docs: Path, language: str, links: Links, pictures_at: str) -> Guide:
    """`links` has those files in docs/ that have a page here."""
    markdown = GuideMarkdown(docs, language, pictures_at)
    tokens, english = (
        markdown.parse((docs / GUIDES[code]).read_text(encoding="utf-8")) for code in (language, "en")
    )
    ids = dict(zip(_slugs(tokens), _slugs(english), strict=True))
    links = {f"#{slug}": {"href": f"#{there}"} for slug, there in ids.items()} | dict(links)

    def section(tokens: Sequence[Token], *inner: str) -> Section:
        head, *parts = _cut(tokens, tokens[0].tag, *inner)
        title, body = markdown.html(head[1:2], links), markdown.html(head[3:], links)
        return Section(ids[_slug(head[1].content)], title, body, tuple(map(section, parts)))

    first, *rest = _cut(tokens, "h1", "h2")
    sections = tuple(section(tokens, "h3") for tokens in rest)
    return Guide(language, section(first), sections, markdown.pictures)


def _cut(tokens: Sequence[Token], *heads: str) -> list[Sequence[Token]]:
    """Each piece begins with the three tokens of its heading."""
    starts = [at for at, one in enumerate(tokens) if one.type == "heading_open" and one.tag in heads]
    return [tokens[start:end] for start, end in pairwise([*starts, len(tokens)])]


def _slugs(tokens: Sequence[Token]) -> list[str]:
    return [_slug(title.content) for head, title in pairwise(tokens) if head.type == "heading_open"]


def _slug(title: str) -> str:
    """As links to it are written in the file."""
    return re.sub(r"[^\w -]", "", title).lower().replace(" ", "-")
