"""The gate: what can be said of the code without running it. `./dev lint` runs all, the tests each one."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
NODE_BIN = ROOT / "node_modules" / ".bin"

Command = list[str | Path]

CHECKS: dict[str, Command] = {
    "ruff check": [BIN / "ruff", "check"],
    "ruff format": [BIN / "ruff", "format", "--check"],
    "mypy": [BIN / "mypy"],
    "import-linter": [BIN / "lint-imports", "--no-cache"],
    "biome": [NODE_BIN / "biome", "check", "--error-on-warnings"],
    "tsc": [NODE_BIN / "tsc", "--project", "tsconfig.json"],
}

REPAIRS: dict[str, Command] = {
    "ruff check": [BIN / "ruff", "check", "--fix"],
    "ruff format": [BIN / "ruff", "format"],
    "biome": [NODE_BIN / "biome", "check", "--write"],
}


def run(name: str, commands: dict[str, Command] = CHECKS) -> tuple[bool, str]:
    """Whether the check is content, and what it said."""
    try:
        done = subprocess.run(commands[name], cwd=ROOT, env=environment(), capture_output=True, text=True)
    except FileNotFoundError as missing:
        return False, f"{missing.filename} is missing. Run `./dev lint` once: it installs it."
    return done.returncode == 0, done.stdout + done.stderr


def environment() -> dict[str, str]:
    """Node may be in the venv; and import-linter looks for our own contract type on Python's path."""
    path = f"{BIN}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    return {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT)}


def main(arguments: list[str]) -> int:
    if "--fix" in arguments:
        for name in REPAIRS:
            run(name, REPAIRS)
    failed = [name for name in CHECKS if not is_content(name)]
    print(f"Not content: {', '.join(failed)}." if failed else "All content.")
    return 1 if failed else 0


def is_content(name: str) -> bool:
    content, said = run(name)
    print(f"{name}: ok" if content else f"{name}:\n{said}", flush=True)
    return content


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
