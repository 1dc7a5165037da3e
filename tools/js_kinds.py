"""static/steps/*.js and *.css: what the screens know of each kind of step, from KINDS and the kinds' folders.

A file that lies in a kind's folder and gives what a registry asks for is in it; nothing else decides.
"""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from server.assets.modules import read_module
from sessions.steps import KINDS

STATIC = Path(__file__).resolve().parent.parent / "static"
MADE_BY = "Made by ./dev types."
# What a phone asks for when the step is there.
LATER = "() => import('./{kind}/phone.js').then((part) => part.dressed())"


class Asked(NamedTuple):
    """A script that may lie in a kind's folder, and what it gives to everyone."""

    script: str
    name: str


RECORD, ASKS, BESIDE = Asked("{kind}", "kind"), Asked("phone", "dressed"), Asked("beside", "beside")
SEEN, AT_DESK = Asked("stage", "Seen"), Asked("desk", "atDesk")


Made = Callable[[Path], str]


class Incomplete(Exception):
    """A kind's folder lacks something; its message says what."""


def kinds_js(static: Path = STATIC) -> str:
    """Raises Incomplete, as all here do."""
    return _registry(static, "Every kind of step.", "KINDS", "import('./kind.js').Kinds", RECORD)


def stages_js(static: Path = STATIC) -> str:
    says = "What the room sees of each kind of step."
    return _registry(static, says, "ON_STAGE", "Record<string, import('./kind.js').Seen>", SEEN)


def desks_js(static: Path = STATIC) -> str:
    says = "What the desk knows of each kind of step, in the order in which it offers them."
    return _registry(static, says, "AT_DESK", "Record<string, import('./kind.js').AtDesk<any>>", AT_DESK)


def phones_js(static: Path = STATIC) -> str:
    """A kind's part is fetched when a step of it is there; what stands beside it is known before."""
    _need_all(static, ASKS)
    beside = [kind for kind in KINDS if _gives(static, kind, BESIDE)]
    lines = [
        f"  {kind}: {{ load: {LATER.format(kind=kind)}{_beside(kind) if kind in beside else ''} }},"
        for kind in KINDS
    ]
    says = "How a phone answers each kind of step: what comes when it is there, and what stands beside it."
    imports = [_import(kind, BESIDE) for kind in beside]
    return _written(says, imports, "ON_PHONE", "Record<string, import('./kind.js').OnPhone<any>>", lines)


def kinds_css(static: Path = STATIC) -> str:
    return _sheet(static, "What several screens show of each kind of step.", "{kind}")


def stages_css(static: Path = STATIC) -> str:
    return _sheet(static, "What the projector shows of each kind of step.", "stage")


def desks_css(static: Path = STATIC) -> str:
    return _sheet(static, "What the desk shows of each kind of step.", "desk")


def _registry(static: Path, says: str, name: str, kind_of: str, asked: Asked) -> str:
    _need_all(static, asked)
    lines = [f"  {kind}: {_local(kind, asked)}," for kind in KINDS]
    return _written(says, [_import(kind, asked) for kind in KINDS], name, kind_of, lines)


def _written(says: str, imports: list[str], name: str, kind_of: str, lines: list[str]) -> str:
    """As the formatter would have it, which sorts imports by what they are from."""
    taken = "\n".join(sorted(imports, key=lambda line: line.partition(" from ")[2]))
    body = "\n".join(lines)
    return f"""\
/** {says} {MADE_BY} */

{taken}

/** @type {{{kind_of}}} */
export const {name} = {{
{body}
}};
"""


def _import(kind: str, asked: Asked) -> str:
    path = f"./{kind}/{asked.script.format(kind=kind)}.js"
    return f"import {{ {asked.name} as {_local(kind, asked)} }} from '{path}';"


def _local(kind: str, asked: Asked) -> str:
    """A name that no word of the language has."""
    return kind + asked.name[0].upper() + asked.name[1:]


def _beside(kind: str) -> str:
    return f", beside: {_local(kind, BESIDE)}"


def _sheet(static: Path, says: str, name: str) -> str:
    sheets = [f"{kind}/{name.format(kind=kind)}.css" for kind in KINDS]
    imports = "".join(f'@import "./{sheet}";\n' for sheet in sheets if (static / "steps" / sheet).exists())
    return f"/* {says} {MADE_BY} */\n{imports}"


def _need_all(static: Path, asked: Asked) -> None:
    if lacks := [kind for kind in KINDS if not _gives(static, kind, asked)]:
        named = " and ".join(f"{kind}/{asked.script.format(kind=kind)}.js" for kind in lacks)
        raise Incomplete(f"static/steps/ lacks {named}, with an export of “{asked.name}”")


def _gives(static: Path, kind: str, asked: Asked) -> bool:
    path = f"steps/{kind}/{asked.script.format(kind=kind)}.js"
    script = static / path
    return script.exists() and asked.name in read_module(path, script.read_text(encoding="utf-8")).gives
