"""A program that also speaks the language of nobody: English with accents, 40 % longer, from right to left.
`python -m tests.eyes.pseudo --port 5001`; its catalogue is made anew from the sentences of the others.
"""

from server.runtime import patch

patch()

import os  # noqa: E402
from collections.abc import Callable  # noqa: E402
from dataclasses import replace  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import Any  # noqa: E402

from babel.messages.catalog import Catalog  # noqa: E402
from babel.messages.mofile import write_mo  # noqa: E402
from babel.messages.pofile import read_po, write_po  # noqa: E402

from server import main as program  # noqa: E402
from server import texts  # noqa: E402
from server.config import Settings, read_settings  # noqa: E402
from tests.eyes.pseudo_words import SPEAKS, spoken  # noqa: E402
from tests.strangers import unhurried  # noqa: E402

ROOT = Path(__file__).parents[2]


def open_folder(folder: Path) -> Path:
    """A project folder with our pages and scripts, and one more language."""
    home = folder / "project"
    catalogues = home / "server" / "translations"
    own = catalogues / SPEAKS / "LC_MESSAGES"
    own.mkdir(parents=True, exist_ok=True)
    for name in ("static", "templates"):
        (home / name).symlink_to(ROOT / name)
    said = Catalog()
    with (ROOT / "server/translations/fi/LC_MESSAGES/messages.po").open("rb") as file:
        for message in read_po(file):
            if message.id:
                ids = [message.id] if isinstance(message.id, str) else list(message.id)
                words = tuple(spoken(one) for one in ids)
                said.add(message.id, words if len(words) > 1 else words[0], message.locations)
    with (own / "messages.po").open("wb") as file:
        write_po(file, said)
    with (own / "messages.mo").open("wb") as file:
        write_mo(file, said)
    return home


def with_one_more(read: Callable[..., Settings], home: Path) -> Callable[..., Settings]:
    def reads(*given: Any, **named: Any) -> Settings:
        settings = read(*given, **named)
        return replace(settings, languages=(*settings.languages, SPEAKS), root=home)

    return reads


def start() -> None:
    home = open_folder(Path(os.environ["KESKEN_DATA"]))
    texts.LANGUAGES[SPEAKS] = "Ñóbódý's"
    texts.TRANSLATIONS = home / "server" / "translations"
    program.read_settings = with_one_more(read_settings, home)
    assert unhurried.limits
    program.main()


if __name__ == "__main__":
    start()
