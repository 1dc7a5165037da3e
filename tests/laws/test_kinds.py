"""A kind of step is at home in files of its own, and no other file knows it.

Read are imports, the names of a kind's classes and its tag where a kind is meant, not words: «board» stands
everywhere, and is also what people call what is saved. The exceptions are files that still know a kind. The
list only shrinks: a file that has forgotten its kinds must leave it.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
KINDS = {
    "board": {"BoardStep", "BoardPlan"},
    "break": {"BreakStep", "BreakPlan"},
    "curve": {"CurveStep", "CurvePlan", "PlaceMark", "MarksTallied"},
}
AT_HOME = {
    "board": ("sessions/steps/board.py",),
    "break": ("sessions/steps/break_.py",),
    "curve": ("sessions/steps/curve/",),
}
EXEMPT = (
    "sessions/steps/__init__.py",
    "sessions/designs/",
    "static/vendor/",
    "static/events.d.ts",
    "server/translations/",
)
EXCEPTIONS: dict[str, str] = {
    "server/demo/person.py": "board curve",
    "server/exports/curve/layers.py": "curve",
    "server/exports/curve/layers_svg.py": "curve",
    "server/exports/curve/svg.py": "curve",
    "server/exports/forms/json.py": "board curve",
    "server/exports/reading.py": "board curve",
    "server/exports/steps/curve.py": "curve",
    "server/exports/thoughts/growth.py": "board",
    "server/exports/thoughts/reading.py": "board",
    "server/exports/thoughts/reasons.py": "board",
    "server/exports/thoughts/saved.py": "board curve",
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
    "static/parts/desk_board_order.js": "board",
    "static/parts/grouping.js": "board",
    "static/parts/hidden_line.js": "board",
    "static/parts/hidden_own.js": "board",
    "static/parts/looked_at.js": "board",
    "static/parts/marking.js": "curve",
    "static/parts/newest.js": "board break",
    "static/parts/one_column.js": "board",
    "static/parts/own_thought.js": "board",
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
    "templates/board.html": "board curve",
}


def files() -> Iterator[str]:
    for folder, ends in {"sessions": "py", "server": "py", "static": "[jt]s", "templates": "html"}.items():
        for path in sorted((ROOT / folder).rglob(f"*.{ends}")):
            name = path.relative_to(ROOT).as_posix()
            if not name.startswith(EXEMPT):
                yield name


def knows(name: str, kind: str) -> bool:
    """Whether this file says a class of the kind, its tag as a kind, or imports one of its files."""
    text = (ROOT / name).read_text(encoding="utf-8")
    if name.endswith(".py"):
        return any(_is_said(node, kind) for node in ast.walk(ast.parse(text)))
    tag = (
        rf"(?:kind|tag)['\"]?\s*(?:===?|!==?|:)\s*['\"]{kind}['\"]|case '{kind}'|['\"]{kind}['\"]:|^  {kind}:"
    )
    classes = rf"\b(?:{'|'.join(sorted(KINDS[kind]))})\b"
    imports = rf"import\b.*?['\"][^'\"]*/steps/{kind}[/.]"
    return any(re.search(pattern, text, re.MULTILINE) for pattern in (tag, classes, imports))


def _is_said(node: ast.AST, kind: str) -> bool:
    modules = {path.strip("/").removesuffix(".py").replace("/", ".") for path in AT_HOME[kind]}
    match node:
        case ast.Name(id=said) | ast.Attribute(attr=said) | ast.ClassDef(name=said):
            return said in KINDS[kind]
        case ast.ImportFrom(module=module, names=names):
            those = {f"{module}.{one.name}" for one in names} | {str(module)}
            return any(one == ours or one.startswith(f"{ours}.") for one in those for ours in modules)
        case ast.keyword(arg="kind" | "tag", value=ast.Constant(value=said)):
            return said == kind
        case ast.Compare(left=left, comparators=others):
            sides = [ast.unparse(side) for side in (left, *others)]
            return repr(kind) in sides and any(side.endswith("kind") for side in sides)
        case ast.Subscript(value=ast.Name(id="Literal"), slice=ast.Tuple(elts=said)):
            return {kind, "break"} <= {one.value for one in said if isinstance(one, ast.Constant)}
    return False


@pytest.mark.parametrize("kind", KINDS)
def test_no_other_file_knows_the_kind(kind: str) -> None:
    known = {name for name in files() if not name.startswith(AT_HOME[kind]) and knows(name, kind)}
    excepted = {name for name, kinds in EXCEPTIONS.items() if kind in kinds.split()}

    assert known - excepted == set(), "ask the kind instead"
    assert excepted - known == set(), "they know it no more: take them off the list"
