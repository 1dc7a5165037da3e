"""Which modules a screen will ask for, so that the page can name them all at once, not one after another."""

import re
from functools import cache
from pathlib import Path

STATIC = Path(__file__).parents[2] / "static"
IMPORT = re.compile(r"""^\s*(?:import|export)\b[^;'"]*?["'](\.[^"']+\.js)["']""", re.MULTILINE)


@cache
def modules_of(screen: str, language: str) -> list[str]:
    """Paths under /static of everything that app.js and this screen import, the language's texts included."""
    found: dict[Path, None] = {}
    for start in (STATIC / "app.js", STATIC / "screens" / f"{screen}.js"):
        _follow(start, found)
    texts = STATIC / "texts" / f"{language}.js"
    return [path.relative_to(STATIC).as_posix() for path in [*found, *([texts] if texts.exists() else [])]]


def _follow(module: Path, found: dict[Path, None]) -> None:
    if module in found or not module.is_file():
        return
    found[module] = None
    for imported in IMPORT.findall(module.read_text(encoding="utf-8")):
        _follow((module.parent / imported).resolve(), found)
