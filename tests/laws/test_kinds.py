"""A kind of step is at home in files of its own, and no other file knows it.

Read are imports, the names of a kind's classes and its tag where a kind is meant, not words: «board» stands
everywhere, and is also what people call what is saved. The exceptions are files that still know a kind. The
list only shrinks: a file that has forgotten its kinds must leave it.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from msgspec import Struct, structs

from sessions.steps import KINDS
from sessions.steps.kind import Kind

ROOT = Path(__file__).resolve().parents[2]
# Where a kind is at home: a file, or a folder beside it.
HOMES = ("sessions/steps", "server/exports/steps", "server/exports", "static/steps")
EXEMPT = (
    "sessions/steps/__init__.py",  # the one line
    "sessions/designs/",
    "static/steps/kinds.js",
    "static/vendor/",
    "static/events.d.ts",
    "server/translations/",
)
EXCEPTIONS: dict[str, str] = {
    "static/parts/agenda.js": "board",
    "static/parts/agenda_step.js": "board",
    "static/parts/at_hand.js": "board",
    "static/parts/attention.js": "board",
    "static/parts/columns.js": "board",
    "static/parts/composer.js": "board",
    "static/parts/curve_picture.js": "curve",
    "static/parts/desk_board.js": "board",
    "static/parts/desk_board_acts.js": "board",
    "static/parts/desk_board_drop.js": "board",
    "static/parts/desk_board_glide.js": "board",
    "static/parts/desk_board_keys.js": "board",
    "static/parts/desk_board_order.js": "board",
    "static/parts/grouping.js": "board",
    "static/parts/hidden_line.js": "board",
    "static/parts/hidden_own.js": "board",
    "static/parts/looked_at.js": "board",
    "static/parts/marking.js": "curve",
    "static/parts/newest.js": "board break",
    "static/parts/one_column.js": "board",
    "static/parts/parking.js": "board",
    "static/parts/picture_drawing.js": "curve",
    "static/parts/picture_table.js": "curve",
    "static/parts/picture_words.js": "curve",
    "static/parts/projected.js": "board break curve",
    "static/parts/prompt.js": "curve",
    "static/parts/question.js": "curve",
    "static/parts/reading.js": "board",
    "static/parts/reading_thought.js": "board",
    "static/parts/room_now.js": "board",
    "static/parts/shown_how.js": "board",
    "static/parts/signs.js": "board",
    "static/parts/spoken_time.js": "board",
    "static/parts/spotlight.js": "board",
    "static/parts/stage.js": "board break curve",
    "static/parts/step_form.js": "board break curve",
    "static/parts/step_lines.js": "board curve",
    "static/parts/step_time.js": "break",
    "static/parts/thoughts.js": "board",
    "static/parts/urgent_line.js": "board",
    "static/parts/wall.js": "board",
    "static/parts/wall_lanes.js": "board",
    "static/parts/wave.js": "curve",
    "static/parts/words.js": "board break curve",
    "static/parts/writing.js": "board",
    "static/room/acts.js": "curve",
    "static/room/agenda.js": "break curve",
    "static/room/cues.js": "board break curve",
    "static/room/done_words.js": "board",
    "static/room/given.js": "board break curve",
    "static/room/log.js": "board break curve",
    "static/room/next_cue.js": "board break curve",
    "static/room/outbox.js": "board",
    "static/room/things.js": "board",
    "static/room/undo.js": "board curve",
    "static/room/urgent.js": "board break",
    "static/room/words.d.ts": "board break curve",
    "static/screens/console.js": "curve",
    "static/screens/projector.js": "board",
}


def files() -> Iterator[str]:
    for folder, ends in {"sessions": "py", "server": "py", "static": "[jt]s", "templates": "html"}.items():
        for path in sorted((ROOT / folder).rglob(f"*.{ends}")):
            name = path.relative_to(ROOT).as_posix()
            if not name.startswith(EXEMPT):
                yield name


def is_home(name: str, kind: str) -> bool:
    return any(re.match(rf"{home}/{kind}(_?\.py|/)", name) for home in HOMES)


@cache
def classes_of(kind: str) -> set[str]:
    """What stands in the log, in views or on the wire under its own name, from the kind's files."""
    ours = [one for one in every(Struct) if one.__module__.startswith("sessions.")]
    at_home = [one for one in ours if is_home(f"{one.__module__.replace('.', '/')}.py", kind)]
    return {one.__name__ for one in at_home if one.__struct_config__.tag}


def every(kind: type[Struct]) -> Iterator[type[Struct]]:
    for narrower in kind.__subclasses__():
        yield narrower
        yield from every(narrower)


def knows(name: str, kind: str) -> bool:
    """Whether this file says a class of the kind, its tag as a kind, or imports one of its files."""
    text = (ROOT / name).read_text(encoding="utf-8")
    if name.endswith(".py"):
        return any(_is_said(node, kind) for node in ast.walk(ast.parse(text)))
    tag = (
        rf"(?:kind|tag)['\"]?\s*(?:===?|!==?|:)\s*['\"]{kind}['\"]|case '{kind}'|['\"]{kind}['\"]:|^  {kind}:"
    )
    classes = rf"\b(?:{'|'.join(sorted(classes_of(kind)))})\b"
    imports = rf"import\b.*?['\"][^'\"]*/steps/{kind}[/.]"
    return any(re.search(pattern, text, re.MULTILINE) for pattern in (tag, classes, imports))


def _is_said(node: ast.AST, kind: str) -> bool:
    match node:
        case ast.Name(id=said) | ast.Attribute(attr=said) | ast.ClassDef(name=said):
            return said in classes_of(kind)
        case ast.ImportFrom(module=module, names=names):
            imported = (f"{module}.{one.name}".replace(".", "/") for one in names)
            return any(is_home(f"{one}.py", kind) or is_home(f"{one}/", kind) for one in imported)
        case ast.Constant(value=str(said)):
            return said in classes_of(kind)
        case ast.keyword(arg="kind" | "tag", value=ast.Constant(value=said)):
            return said == kind
        case ast.Compare(left=left, comparators=others):
            sides = [ast.unparse(side) for side in (left, *others)]
            return repr(kind) in sides and any(side.endswith("kind") for side in sides)
    return False


@pytest.mark.parametrize("kind", KINDS)
def test_no_other_file_knows_the_kind(kind: str) -> None:
    known = {name for name in files() if not is_home(name, kind) and knows(name, kind)}
    excepted = {name for name, kinds in EXCEPTIONS.items() if kind in kinds.split()}

    assert known - excepted == set(), "ask the kind instead"
    assert excepted - known == set(), "they know it no more: take them off the list"


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_a_step_keeps_all_that_its_plan_says(kind: Kind) -> None:
    """msgspec takes one base, so both list the kind's own fields."""
    said = {field.name: field.type for field in structs.fields(kind.plan)}
    kept = {field.name: field.type for field in structs.fields(kind.step)}

    assert {name: kept.get(name) for name in said} == said
    assert set(kind.plan.anew) <= set(said)


def test_a_kind_is_called_as_it_is_tagged() -> None:
    for name, kind in KINDS.items():
        assert {kind.name, str(kind.step.__struct_config__.tag)} == {name}
