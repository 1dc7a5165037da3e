"""A new act and a new kind of step cost what docs/architecture.md says: nothing in the house around them."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sessions.command import OfTheClock
from sessions.session import COMMANDS, EVENTS, OF_ALL

ROOT = Path(__file__).resolve().parents[2]
PLANTED = ROOT / "tests" / "laws" / "planted"
HOUSE = [path for folder in ("wire", "rooms", "store") for path in (ROOT / "server" / folder).glob("*.py")]
COPIED = ("sessions", "server", "tests", "tools", "pyproject.toml")
BESIDE = ("static", "templates", "node_modules", "package.json", "docs")
LINE = '    "dots": dots.KIND,\n}\n'


@pytest.mark.parametrize("path", HOUSE, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_house_says_the_name_of_no_act(path: Path) -> None:
    """But of those that a room does by itself."""
    said = set(re.findall(r"\w+", path.read_text(encoding="utf-8")))
    its_own = {name for name, act in OF_ALL.items() if issubclass(act, OfTheClock)}

    assert said & (COMMANDS.keys() | EVENTS.keys()) - its_own == set()


def test_who_decides_and_applies_is_said_once() -> None:
    assert len({*COMMANDS, *EVENTS}) == len(COMMANDS) + len(EVENTS)
    for act in (*COMMANDS.values(), *EVENTS.values()):
        home = (ROOT / f"{act.__module__.replace('.', '/')}.py").read_text(encoding="utf-8")
        assert home.count(f"\nclass {act.__name__}(") == 1


@pytest.fixture(scope="module")
def with_dots(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with one kind more: two files, and one line."""
    house = tmp_path_factory.mktemp("with-dots")
    for name in COPIED:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, house / name)
    for name in BESIDE:
        (house / name).symlink_to(ROOT / name)
    shutil.copy(PLANTED / "dots.py", house / "sessions" / "steps" / "dots.py")
    shutil.copy(PLANTED / "dots_told.py", house / "server" / "exports" / "steps" / "dots.py")
    kinds = house / "sessions" / "steps" / "__init__.py"
    text = kinds.read_text(encoding="utf-8").replace("import board, break_", "import board, break_, dots")
    kinds.write_text(re.sub(r"^}\n", LINE, text, count=1, flags=re.MULTILINE), encoding="utf-8")
    return house


def test_every_law_of_kinds_holds_for_a_new_one(with_dots: Path) -> None:
    """But for the browser's fold, which has to be told of it until the scripts ask the kind too."""
    done = run(with_dots, "-m", "pytest", "-q", "tests/laws/test_every_kind.py", "-k", "dots and not folds")

    assert re.search(r"\b[789] passed\b", done), done


def test_the_wire_and_the_files_are_told_of_it(with_dots: Path) -> None:
    made = run(
        with_dots,
        "-c",
        "from tools.wire_ts import typescript; from tools.export_schema import export_schema;"
        "print(typescript(), export_schema())",
    )

    for said in ("export type CastDots = ", "export type DotsCounted = ", "| DotsStep", '"Dots": {'):
        assert said in made


def run(house: Path, *asked: str) -> str:
    done = subprocess.run([sys.executable, *asked], cwd=house, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
