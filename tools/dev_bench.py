"""What `./dev bench` needs: the load generator and the floor, in C, and Node's Socket.IO with its packages.

All of it is made in .cache/bench, once. A machine without a C compiler gets one into the venv; whatever of
Node's packages cannot be built there is left out, and said.
"""

import hashlib
import re
import shutil
import subprocess
from pathlib import Path
from shutil import which
from typing import NamedTuple

from tools import dev_node, dev_venv
from tools.dev_say import ROOT, Command, attempt, must, say

SOURCES = ROOT / "bench"
MADE = ROOT / ".cache" / "bench"
MODULES = MADE / "node_modules"
BUILT = ("better-sqlite3", "eiows")  # packages that are more than scripts
COMPILERS = ("cc", "gcc", "clang")


class Made(NamedTuple):
    loadgen: Path
    c_loop: Path
    node: str
    modules: Path
    missing: dict[str, str]  # a package that could not be built, and why


def make() -> Made:
    loadgen, c_loop = compiled("loadgen.c"), compiled("references/c_loop.c")
    dev_node.bring_node(dev_venv.PYTHON)
    node = _program(dev_node.found("node"))
    _install(node)
    missing = {package: why for package in BUILT if (why := _why(package).read_text())}
    for package, why in missing.items():
        say(f"{package} could not be built here: {why}")
    return Made(loadgen, c_loop, node, MODULES, missing)


# --- C


def compiled(source: str) -> Path:
    """A program of bench/, made of that file."""
    path = SOURCES / source
    MADE.mkdir(parents=True, exist_ok=True)
    made = MADE / f"{path.stem}-{_sum(path.read_bytes())}"
    if not made.exists():
        command: Command = [*_compiler(), "-O2", "-o", made, path]
        must(command, f"bench/{source} could not be compiled; above is why.")
    return made


def _compiler() -> Command:
    for name in COMPILERS:
        if found := which(name):
            return [found]
    if attempt([dev_venv.PYTHON, "-m", "ziglang", "version"]) is not None:
        say("Bringing a C compiler into .venv (some seconds, once) …")
        must(dev_venv.by_pip(dev_venv.lock("cc")), "A C compiler could not be installed; above is why.")
    return [dev_venv.PYTHON, "-m", "ziglang", "cc"]


# --- Node's packages


def _install(node: str) -> None:
    """Packages are built for one version of Node."""
    installed = MADE / "installed"
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout
    wanted = f"{_sum((SOURCES / 'package-lock.json').read_bytes())} {version}"
    if installed.exists() and installed.read_text() == wanted:
        return
    say("Installing what Kesken is compared with (a minute or two, once) …")
    installed.unlink(missing_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(SOURCES / name, MADE / name)
    npm: list[str | Path] = [dev_node.found("npm"), "--prefix", MADE]
    env = dev_node.environment()
    must([*npm, "ci", "--ignore-scripts"], "Node's Socket.IO could not be installed; above is why.", env=env)
    builds: dict[str, Command] = {
        "better-sqlite3": _by_gyp(node, MODULES / "better-sqlite3"),
        "eiows": [*npm, "rebuild", "--foreground-scripts", "eiows"],
    }
    for package in BUILT:
        said = attempt(builds[package], env=env)
        _why(package).write_text(_reason(said) if said is not None else "")
    installed.write_text(wanted)


def _by_gyp(node: str, package: Path) -> Command:
    """With the headers that came with this Node, where they did: they are not fetched then."""
    gyp: Command = [node, MODULES / "node-gyp" / "bin" / "node-gyp.js", "rebuild", "--release", "-C", package]
    home = Path(node).resolve().parents[1]
    return [*gyp, f"--nodedir={home}"] if (home / "include/node/node.h").exists() else gyp


def _program(node: str) -> str:
    """Node itself: in the venv it is started by a script, whose CPU would be measured in its place."""
    command = [node, "-p", "process.execPath"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def _why(package: str) -> Path:
    return MADE / f"{package}.missing"


def _reason(said: str) -> str:
    """The line that tells most; a build says a thousand others."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    for telling in ("fatal:", "not found", "error"):
        for line in lines:
            if re.search(telling, line, re.IGNORECASE) and not line.startswith("npm"):
                return line
    return lines[-1] if lines else "it ended without a word"


def lock() -> None:
    env = dev_node.environment()
    npm: list[str | Path] = [dev_node.found("npm"), "install", "--prefix", SOURCES]
    must(
        [*npm, "--package-lock-only", "--ignore-scripts"],
        "bench/package-lock.json could not be made; above is why.",
        env=env,
    )
    say("Made bench/package-lock.json.")


def _sum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]
