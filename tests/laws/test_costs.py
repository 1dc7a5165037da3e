"""A new act and a new kind of step cost what docs/architecture.md says: nothing in the house around them."""

import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from sessions.command import OfTheClock
from sessions.session import COMMANDS, EVENTS, OF_ALL

ROOT = Path(__file__).resolve().parents[2]
PLANTED = ROOT / "tests" / "laws" / "planted"
HOUSE = [path for folder in ("wire", "rooms", "store") for path in (ROOT / "server" / folder).glob("*.py")]
COPIED = ("sessions", "server", "static", "tests", "tools", "pyproject.toml")
BESIDE = ("templates", "node_modules", "package.json", "docs")
SCRIPTS = [path.relative_to(ROOT).as_posix() for path in (ROOT / "static").rglob("*.js")]
SAYING = [
    *SCRIPTS,
    "docs/asyncapi.json",
    "static/events.d.ts",
    *(
        path.relative_to(ROOT).as_posix()
        for name in ("sessions", "server")
        for path in (ROOT / name).rglob("*.py")
    ),
]
FOLDS = ("static/room/log.js", "static/room/tally.js", "static/room/dealt.js", "static/thoughts/fold.js")
NEW = ("consent", "dots")
LINES = "".join(f'    "{kind}": {kind}.KIND,\n' for kind in NEW)


@pytest.mark.parametrize("path", HOUSE, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_house_says_the_name_of_no_act(path: Path) -> None:
    """But of those that a room does by itself."""
    said = set(re.findall(r"\w+", path.read_text(encoding="utf-8")))
    its_own = {name for name, act in OF_ALL.items() if issubclass(act, OfTheClock)}

    assert said & (COMMANDS.keys() | EVENTS.keys()) - its_own == set()


def test_no_two_acts_have_one_name() -> None:
    """They are found by their classes, so that the second would hide the first."""
    source = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "sessions").rglob("*.py"))
    for name in (*OF_ALL, *EVENTS):
        assert source.count(f"\nclass {name}(") == 1


def test_an_act_is_said_where_the_table_says() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    of_acts = text.partition("## What a new act costs")[2].partition("\n## ")[0]
    acts = re.findall(r"`([A-Z]\w+)`", of_acts)
    cells = [line.split("|")[1] for line in of_acts.splitlines() if line.startswith("| `")]
    listed = {path for cell in cells for path in re.findall(r"`([^`]+)`", cell)}

    assert acts[0] in COMMANDS
    assert acts[1] in EVENTS
    assert {path for path in SAYING if set(acts) & words_of(path)} == listed


def test_a_kind_has_the_files_that_the_table_says() -> None:
    """Looked for is the newest one, which was made by it."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    of_kinds = text.partition("## What a new kind costs")[2].partition("\n## ")[0]
    cells = [line.split("|")[1] for line in of_kinds.splitlines() if line.startswith("| ")]
    listed = [path for cell in cells for path in re.findall(r"`([^`]+/[^`]*)`", cell)]

    assert len(listed) >= 5
    assert [path for path in listed if not (ROOT / path.replace("vote", "talk")).exists()] == []


@pytest.mark.parametrize("event", EVENTS)
def test_each_event_is_folded_in_one_script(event: str) -> None:
    """That is where one looks for it, whatever the kind."""
    folding = [path for path in SCRIPTS if re.search(rf"^ +{event}[:(]", source_of(path), re.MULTILINE)]

    assert len(folding) == 1
    assert folding[0] in FOLDS or re.fullmatch(r"static/steps/(\w+)/\1\.js", folding[0])


def words_of(path: str) -> set[str]:
    return set(re.findall(r"\w+", source_of(path)))


@cache
def source_of(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def with_new(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with two more kinds: votes by dots, and consent, which is tallied, then shown. Each costs
    a file and a line, and a script; the saved board tells of dots.
    """
    house = tmp_path_factory.mktemp("with-new")
    for name in COPIED:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, house / name)
    for name in BESIDE:
        (house / name).symlink_to(ROOT / name)
    for kind in NEW:
        shutil.copy(PLANTED / f"{kind}.py", house / "sessions" / "steps")
        folder = house / "static" / "steps" / kind
        folder.mkdir()
        shutil.copy(PLANTED / f"{kind}.js", folder)
    shutil.copy(PLANTED / "dots_told.py", house / "server" / "exports" / "steps" / "dots.py")
    kinds = house / "sessions" / "steps" / "__init__.py"
    text = kinds.read_text(encoding="utf-8").replace(
        "import board, break_", f"import board, break_, {', '.join(NEW)}"
    )
    kinds.write_text(re.sub(r"^}\n", LINES + "}\n", text, count=1, flags=re.MULTILINE), encoding="utf-8")
    made = run(house, "-c", "from tools.js_kinds import kinds_js; print(kinds_js())")
    (house / "static" / "steps" / "kinds.js").write_text(made, encoding="utf-8")
    return house


@pytest.mark.parametrize("kind", NEW)
def test_every_law_of_kinds_holds_for_a_new_one(with_new: Path, kind: str) -> None:
    done = run(with_new, "-m", "pytest", "-q", "tests/laws/test_every_kind.py", "-k", f"[{kind}]")

    assert re.search(r"\b[89] passed\b", done), done


def test_the_wire_and_the_files_are_told_of_it(with_new: Path) -> None:
    made = run(
        with_new,
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
