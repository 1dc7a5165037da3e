"""What travels is what stands in the sources, without comments and idle spaces, and nothing else."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from server.assets.javascript import pieces
from server.assets.tight import tight_script, tight_style

ROOT = Path(__file__).resolve().parents[3]
ESBUILD = ROOT / "node_modules" / "esbuild"
REWRITE = """
  const { sources, loader } = JSON.parse(require('fs').readFileSync(0, 'utf8'));
  const { transformSync } = require('esbuild');
  const how = { loader, minifyWhitespace: true, charset: 'utf8' };
  process.stdout.write(JSON.stringify(sources.map((source) => transformSync(source, how).code)));
"""
SCRIPTS = [path for path in sorted((ROOT / "static").rglob("*.js")) if "vendor" not in path.parts]
SHEETS = sorted((ROOT / "static").rglob("*.css"))


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_the_pieces_of_a_script_are_the_script(path: Path) -> None:
    source = path.read_text(encoding="utf-8")

    assert "".join(piece.text for piece in pieces(source)) == source


def test_another_reader_of_javascript_finds_the_same_in_each_script() -> None:
    sources = [path.read_text(encoding="utf-8") for path in SCRIPTS]

    tight, whole = by_esbuild(map(tight_script, sources), "js"), by_esbuild(sources, "js")

    assert different(SCRIPTS, tight, whole) == []


def test_another_reader_of_styles_finds_the_same_in_each_sheet() -> None:
    sources = [path.read_text(encoding="utf-8") for path in SHEETS]

    tight, whole = by_esbuild(map(tight_style, sources), "css"), by_esbuild(sources, "css")

    assert different(SHEETS, tight, whole) == []


def test_a_word_that_went_would_be_noticed() -> None:
    tight, whole = by_esbuild(["a(b)", "c"], "js"), by_esbuild(["a( b )", "c(d)"], "js")

    assert different([Path("one"), Path("other")], tight, whole) == [Path("other")]


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


def by_esbuild(sources: Iterable[str], kind: str) -> list[str]:
    """Rewritten in one way, whatever spaces there were: line breaks in html`…` too, which are no text."""
    node = shutil.which("node")
    if node is None or not ESBUILD.exists():
        pytest.skip("esbuild is missing: `./dev lint` installs it.")
    asked = json.dumps({"sources": list(sources), "loader": kind})
    done = subprocess.run([node, "-e", REWRITE], input=asked, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return [re.sub(r"\s*\n\s*", "\n", code) for code in json.loads(done.stdout)]


def different(paths: Sequence[Path], tight: Sequence[str], whole: Sequence[str]) -> list[Path]:
    return [path for path, one, other in zip(paths, tight, whole, strict=True) if one != other]
