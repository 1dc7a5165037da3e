"""One style sheet for each page: a sheet begins with `@import "./other.css";` for those that it builds on."""

import re
from pathlib import Path

from server.assets.tight import tight_style

IMPORT = re.compile(r'^@import "(\.{1,2}/[\w./]+)";\n', re.MULTILINE)


def write_style(sheet: Path) -> str:
    return tight_style(_joined(sheet))


def _joined(sheet: Path) -> str:
    return IMPORT.sub(lambda found: _joined(sheet.parent / found[1]), sheet.read_text(encoding="utf-8"))
