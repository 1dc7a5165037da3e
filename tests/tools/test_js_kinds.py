"""A kind of step is known to the screens by what lies in its folder, and by nothing else."""

import shutil
from pathlib import Path

import pytest

from sessions.steps import KINDS
from tools import js_kinds
from tools.js_kinds import Incomplete


@pytest.fixture
def static(tmp_path: Path) -> Path:
    shutil.copytree(js_kinds.STATIC / "steps", tmp_path / "steps")
    return tmp_path


@pytest.mark.parametrize(
    ("script", "made"),
    [
        ("board/board", js_kinds.kinds_js),
        ("board/phone", js_kinds.phones_js),
        ("board/stage", js_kinds.stages_js),
        ("board/desk", js_kinds.desks_js),
    ],
)
def test_a_kind_that_lacks_a_script_is_told_of_it(static: Path, script: str, made: js_kinds.Made) -> None:
    (static / "steps" / f"{script}.js").unlink()

    with pytest.raises(Incomplete, match=f"lacks {script}.js"):
        made(static)


def test_a_script_that_gives_something_else_is_none(static: Path) -> None:
    (static / "steps" / "curve" / "stage.js").write_text("export const Shown = () => null;\n")

    with pytest.raises(Incomplete, match=r"curve/stage\.js, with an export of “Seen”"):
        js_kinds.stages_js(static)


def test_what_stands_beside_a_step_may_be_left_out(static: Path) -> None:
    (static / "steps" / "curve" / "beside.js").unlink()

    made = js_kinds.phones_js(static)

    assert "boardBeside" in made
    assert "curveBeside" not in made
    assert all(f"  {kind}: {{ load: () => import('./{kind}/phone.js')" in made for kind in KINDS)


def test_a_sheet_is_found_by_its_name(static: Path) -> None:
    (static / "steps" / "break" / "desk.css").write_text("@layer screens {}\n")

    assert '@import "./break/desk.css";' in js_kinds.desks_css(static)
    assert "break" not in js_kinds.stages_css(static)
