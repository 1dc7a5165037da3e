"""What travels is what stands in the sources, without comments and idle spaces, and nothing else."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from server.assets.javascript import pieces
from server.assets.tight import tight_script, tight_style

ROOT = Path(__file__).resolve().parents[3]
ESBUILD = ROOT / "node_modules" / ".bin" / "esbuild"
SCRIPTS = [path for path in sorted((ROOT / "static").rglob("*.js")) if "vendor" not in path.parts]
SHEETS = sorted((ROOT / "static").rglob("*.css"))


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_the_pieces_of_a_script_are_the_script(path: Path) -> None:
    source = path.read_text(encoding="utf-8")

    assert "".join(piece.text for piece in pieces(source)) == source


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_another_reader_of_javascript_finds_the_same_script_in_it(path: Path) -> None:
    source = path.read_text(encoding="utf-8")

    assert by_esbuild(tight_script(source), "js") == by_esbuild(source, "js")


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_another_reader_of_styles_finds_the_same_sheet_in_it(path: Path) -> None:
    source = path.read_text(encoding="utf-8")

    assert by_esbuild(tight_style(source), "css") == by_esbuild(source, "css")


@pytest.mark.parametrize(
    ("source", "tight"),
    [
        ("a // no\n/* no */ b", "a\nb"),
        ("'// yes' + \"/* yes */\"", "'// yes'+\"/* yes */\""),
        ("`// yes ${ a /* no */ } // yes`", "`// yes ${a} // yes`"),
        ("`a\n  b ${c ? `d\n  ${e}` : {f: '}'}}`", "`a\n  b ${c?`d\n  ${e}`:{f:'}'}}`"),
        ("html`<p>\n  ${a}  ${b}\n</p>`", "html`<p>\n${a}  ${b}\n</p>`"),
        ("x = /[/*]'`/.test(y) / 2 / z", "x=/[/*]'`/.test(y)/2/z"),
        ("return /'/", "return/'/"),
        ("a = b\n(c)", "a=b\n(c)"),
        ("a + +b - -c", "a+ +b- -c"),
        ("if (a) {\n  b();\n}\nelse c", "if(a){b();}\nelse c"),
        ("const { a, b } = /** @type {X} */ (c);", "const{a,b}=(c);"),
    ],
)
def test_only_what_is_idle_goes(source: str, tight: str) -> None:
    assert tight_script(source) == f"{tight}\n"


@pytest.mark.parametrize("source", ["'open", "`open ${a", "`open"])
def test_what_does_not_end_is_said(source: str) -> None:
    with pytest.raises(ValueError, match=r"not understood|does not end"):
        tight_script(source)


def by_esbuild(source: str, kind: str) -> str:
    """Rewritten in one way, whatever spaces there were: line breaks in html`…` too, which are no text."""
    if shutil.which("node") is None or not ESBUILD.exists():
        pytest.skip("esbuild is missing: `./dev lint` installs it.")
    command = [ESBUILD, f"--loader={kind}", "--minify-whitespace", "--charset=utf8"]
    done = subprocess.run(command, input=source, capture_output=True, text=True, check=True)
    return re.sub(r"\s*\n\s*", "\n", done.stdout)
