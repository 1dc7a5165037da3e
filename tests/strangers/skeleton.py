"""What a page consists of, apart from its words: hostile words must leave it as harmless ones do."""

import re
from html.parser import HTMLParser

ACTS = re.compile(r"^on|^style$|^srcdoc$|^formaction$|^background$")
GOES = ("href", "src", "action", "data", "xlink:href", "srcset", "poster")


class Skeleton(HTMLParser):
    """`bones`: its tags with the names of their attributes. `says`: its text."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.bones: list[str] = []
        self.says = ""
        self.goes: list[str] = []
        self.values: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.bones.append(" ".join([tag, *(name for name, _ in attributes)]))
        self.goes += [value or "" for name, value in attributes if name in GOES]
        self.values += [
            value or "" for name, value in attributes if name in ("value", "data-operator", "content")
        ]
        assert not [name for name, _ in attributes if ACTS.search(name)], (tag, attributes)

    def handle_endtag(self, tag: str) -> None:
        self.bones.append(f"/{tag}")

    def handle_data(self, text: str) -> None:
        self.says += text

    def handle_comment(self, text: str) -> None:
        self.bones.append("<!--")

    def unknown_decl(self, text: str) -> None:
        self.bones.append("<![")

    def handle_pi(self, text: str) -> None:
        self.bones.append("<?")


def bare(text: str) -> str:
    """Without blanks and what no reader sees, to compare words that were laid out anew."""
    return "".join(text.split())
