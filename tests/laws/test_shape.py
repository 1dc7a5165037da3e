"""Files are short, and no two of them need each other."""

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).resolve().parents[2]
MOST_LINES, USUAL_LINES = 250, 80
FILES = [path for package in ("sessions", "server") for path in sorted((ROOT / package).rglob("*.py"))]


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


MODULES = {module_of(path) for path in FILES}


@pytest.mark.parametrize("package", ["sessions", "server"])
def test_files_are_short(package: str) -> None:
    lines = {
        str(path.relative_to(ROOT)): path.read_text(encoding="utf-8").count("\n")
        for path in FILES
        if path.is_relative_to(ROOT / package)
    }

    assert {name: count for name, count in lines.items() if count > MOST_LINES} == {}
    assert median(count for count in lines.values() if count) <= USUAL_LINES


def test_no_ring_of_imports() -> None:
    """Those for types alone count too: who needs a type needs the file."""
    try:
        TopologicalSorter({module_of(path): set(imported_by(path)) for path in FILES}).prepare()
    except CycleError as ring:
        pytest.fail(" → ".join(reversed(ring.args[1])), pytrace=False)


def imported_by(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            for name in node.names:
                whole = f"{node.module}.{name.name}"
                module = whole if whole in MODULES else node.module
                if module in MODULES and module != module_of(path):
                    yield module
