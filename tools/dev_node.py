"""Node's tools (biome, TypeScript, esbuild) and the fetched Chromium: for developers only.

The machine's Node is used when it is new enough; else one is brought into the venv.
"""

import hashlib
import os
import subprocess
from pathlib import Path
from shutil import which

from tools import chromium, dev_venv
from tools.dev_say import ROOT, Stop, attempt, must, say

MODULES = ROOT / "node_modules"
INSTALLED = MODULES / ".installed"
OLDEST = 20  # JavaScript's own test runner, as the tests use it


def prepare_for_tests(python: Path) -> None:
    """Without a browser or Node's tools, the tests that need them fail and say why; the others run."""
    has_browser = chromium.installed() or chromium.unpacked()
    try:
        install(python, with_browser=not has_browser and chromium.could_be_fetched())
    except Stop as stop:
        say(str(stop))
    if said := attempt([python, "tools/chromium.py"]):
        say(said)


def install(python: Path, with_browser: bool = False) -> None:
    """The fetched browser is package.json's only devDependency, so that npm can leave its 66 MB out."""
    lock = hashlib.sha256((ROOT / "package-lock.json").read_bytes()).hexdigest()
    whole, tools_only = f"{lock} with browser", f"{lock} tools only"
    if INSTALLED.exists() and INSTALLED.read_text() in ([whole] if with_browser else [whole, tools_only]):
        return
    bring_node(python)
    say(f"Installing Node's tools{' and a browser' if with_browser else ''} (some seconds, once) …")
    command = [found("npm"), "ci", "--ignore-scripts", *([] if with_browser else ["--omit=dev"])]
    must(command, "Node's tools could not be installed; above is why.", env=environment())
    INSTALLED.write_text(whole if with_browser else tools_only)


def lock(python: Path) -> None:
    bring_node(python)
    command = [found("npm"), "install", "--package-lock-only", "--ignore-scripts"]
    must(command, "package-lock.json could not be made; above is why.", env=environment())
    say("Made package-lock.json.")


def call(python: Path, program: str, *arguments: str) -> int:
    bring_node(python)
    return subprocess.call([found(program), *arguments], cwd=ROOT, env=environment())


def bring_node(python: Path) -> None:
    if found("npm") and is_new_enough():
        return
    say("Bringing Node into .venv (a few seconds, once) …")
    must(dev_venv.by_pip(dev_venv.lock("node")), "Node could not be installed; above is why.")


def is_new_enough() -> bool:
    if not (node := found("node")):
        return False
    version = subprocess.run([node, "--version"], capture_output=True, text=True).stdout
    return version.startswith("v") and int(version[1:].split(".")[0]) >= OLDEST


def found(program: str) -> str:
    """The one in the venv wins: it is there only because the machine's own would not do."""
    return which(program, path=environment()["PATH"]) or ""


def environment() -> dict[str, str]:
    return {**os.environ, "PATH": f"{dev_venv.PYTHON.parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}"}
