"""One word for one thing: names that say nothing, or something else, are not used in the code."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
EMPTY = {"user", "meeting", "info", "manager", "service", "helper", "helpers", "util", "utils", "handler"}
PACKAGES = ("sessions", "server")
FILES = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]


def names_in(path: Path) -> Iterator[str]:
    """What the file calls its things: modules, classes, functions, fields and variables."""
    yield path.stem
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name) | ast.arg(arg=name):
                yield name
            case ast.Name(id=name, ctx=ast.Store()):
                yield name


def parts(name: str) -> set[str]:
    return {part.lower() for part in re.findall(r"[A-Z]?[a-z]+|[A-Z]+", name)}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_is_called_by_an_empty_word(path: Path) -> None:
    assert {name for name in names_in(path) if parts(name) & EMPTY} == set()


@pytest.mark.parametrize("folder", [*PACKAGES, "static"])
def test_no_file_is_called_by_an_empty_word(folder: str) -> None:
    files = [path for path in (ROOT / folder).rglob("*.*") if "vendor" not in path.parts]

    assert {path.name for path in files if parts(path.stem) & EMPTY} == set()


def test_session_always_means_ours() -> None:
    """Flask's session would be imported as `cookie`, and SQLAlchemy's session is not used at all."""
    for path in FILES:
        source = path.read_text(encoding="utf-8")
        assert not re.search(r"from flask import .*\bsession\b(?! as cookie)", source), path
        assert "sqlalchemy.orm" not in source, path
