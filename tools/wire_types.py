"""Makes what follows from the catalogue of the wire, server/wire/catalogue.py.

  ./dev types           docs/asyncapi.json for people and tools, static/events.d.ts for checkJs; from the
                        saved board's classes docs/export.schema.json; from the domain the numbers and the
                        signs that scripts need too, static/room/limits.js and static/lib/undrawn.js; from
                        KINDS and the kinds' folders static/steps/*.js and *.css
  ./dev types --check   changes nothing; says which of them is stale

The law tests/laws/test_catalogue.py runs the check.
"""

import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tools import js_kinds  # noqa: E402
from tools.export_schema import export_schema  # noqa: E402
from tools.js_limits import limits, limits_of_kinds  # noqa: E402
from tools.js_undrawn import signs_without_drawing  # noqa: E402
from tools.wire_asyncapi import asyncapi  # noqa: E402
from tools.wire_ts import typescript  # noqa: E402

MADE: dict[str, Callable[[], str]] = {
    "docs/asyncapi.json": asyncapi,
    "docs/export.schema.json": export_schema,
    "static/events.d.ts": typescript,
    "static/lib/undrawn.js": signs_without_drawing,
    "static/room/limits.js": limits,
    "static/room/limits_of_kinds.js": limits_of_kinds,
    "static/steps/desks.css": js_kinds.desks_css,
    "static/steps/desks.js": js_kinds.desks_js,
    "static/steps/kinds.css": js_kinds.kinds_css,
    "static/steps/kinds.js": js_kinds.kinds_js,
    "static/steps/phones.js": js_kinds.phones_js,
    "static/steps/stages.css": js_kinds.stages_css,
    "static/steps/stages.js": js_kinds.stages_js,
}


def main(arguments: list[str]) -> int:
    try:
        if "--check" not in arguments:
            for name, make in MADE.items():
                (ROOT / name).write_text(make(), encoding="utf-8")
        are_stale = stale()
    except js_kinds.Incomplete as lack:
        print(f"{lack}.")
        return 1
    for name in are_stale:
        print(f"{name} is stale. Run ./dev types.")
    return 1 if are_stale else 0


def stale() -> list[str]:
    return [name for name, make in MADE.items() if not is_made(ROOT / name, make())]


def is_made(path: Path, text: str) -> bool:
    return path.exists() and path.read_text(encoding="utf-8") == text


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
