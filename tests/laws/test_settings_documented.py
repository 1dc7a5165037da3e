"""Every setting stands in README.md, and README.md names no setting that nothing reads."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NAME = re.compile(r"^[A-Z][A-Z_]+$")


def read_by_the_server() -> set[str]:
    """Every name that is asked of the environment, `env.get("PORT")` or `environ["PORT"]`."""
    names: set[str] = set()
    for path in (ROOT / "server").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            asked = getattr(node, "args", None) or [getattr(node, "slice", None)]
            of = getattr(getattr(node, "func", node), "value", None)
            first = asked[0] if isinstance(asked, list) and asked else None
            if isinstance(first, ast.Constant) and of and ast.unparse(of) in ("env", "os.environ"):
                names.add(str(first.value))
    return {name for name in names if NAME.match(name)}


def documented() -> set[str]:
    table = (ROOT / "README.md").read_text(encoding="utf-8").partition("## Settings")[2].partition("\n## ")[0]
    return set(re.findall(r"^\| `([A-Z_]+)`", table, re.MULTILINE))


def test_every_setting_is_documented_and_every_documented_one_is_read() -> None:
    assert "SECRET_KEY" in read_by_the_server()
    assert documented() == read_by_the_server()
