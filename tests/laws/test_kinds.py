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
    "static/desk/agenda_list.js": "board",
    "static/desk/agenda_step.js": "board",
    "static/phone/at_hand.js": "board",
    "static/phone/attention.js": "board",
    "static/thoughts/columns.js": "board",
    "static/thoughts/composer.js": "board",
    "static/steps/curve/curve_picture.js": "curve",
    "static/thoughts/desk_board.js": "board",
    "static/thoughts/desk_acts.js": "board",
    "static/thoughts/desk_drop.js": "board",
    "static/thoughts/desk_glide.js": "board",
    "static/thoughts/desk_keys.js": "board",
    "static/thoughts/desk_order.js": "board",
    "static/thoughts/grouping.js": "board",
    "static/thoughts/hidden_line.js": "board",
    "static/thoughts/hidden_own.js": "board",
    "static/thoughts/looked_at.js": "board",
    "static/steps/curve/phone.js": "curve",
    "static/thoughts/newest.js": "board break",
    "static/thoughts/one_column.js": "board",
    "static/thoughts/parking.js": "board",
    "static/steps/curve/picture_drawing.js": "curve",
    "static/steps/curve/picture_table.js": "curve",
    "static/steps/curve/picture_words.js": "curve",
    "static/projector/projected.js": "board break curve",
    "static/shared/prompt.js": "curve",
    "static/steps/curve/question.js": "curve",
    "static/thoughts/reading.js": "board",
    "static/thoughts/reading_thought.js": "board",
    "static/phone/room_now.js": "board",
    "static/steps/board/shown_how.js": "board",
    "static/thoughts/signs.js": "board",
    "static/shared/spoken_time.js": "board",
    "static/thoughts/spotlight.js": "board",
    "static/desk/stage.js": "board break curve",
    "static/desk/step_form.js": "board break curve",
    "static/projector/step_lines.js": "board curve",
    "static/phone/step_time.js": "break",
    "static/thoughts/thoughts.js": "board",
    "static/desk/urgent_line.js": "board",
    "static/thoughts/wall.js": "board",
    "static/thoughts/wall_lanes.js": "board",
    "static/steps/curve/wave.js": "curve",
    "static/shared/words.js": "board break curve",
    "static/steps/board/phone.js": "board",
    "static/desk/acts.js": "curve",
    "static/desk/agenda.js": "break curve",
    "static/room/cues.js": "board break curve",
    "static/desk/done_words.js": "board",
    "static/room/given.js": "board break curve",
    "static/room/log.js": "board break curve",
    "static/desk/next_cue.js": "board break curve",
    "static/room/outbox.js": "board",
    "static/room/things.js": "board",
    "static/desk/undo.js": "board curve",
    "static/desk/urgent.js": "board break",
    "static/room/words.d.ts": "board break curve",
    "static/desk/desk.js": "curve",
    "static/projector/projector.js": "board",
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
