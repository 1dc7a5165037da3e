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
    "static/steps/phones.js",
    "static/steps/stages.js",
    "static/steps/desks.js",
    "static/vendor/",
    "static/events.d.ts",
    "server/translations/",
)
EXCEPTIONS: dict[str, str] = {}


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
