"""Makes .venv from nothing and keeps it equal to a lock.

A fresh Debian has Python, but neither pip nor the means to bring it (`ensurepip`); see `bring_pip`.
"""

import hashlib
import importlib.util
import os
import re
import shutil
import sys
from pathlib import Path
from shutil import which

from tools import dev_pip
from tools.dev_say import ROOT, Command, Stop, attempt, must, say

VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
MADE_FOR = VENV / "made-for"
INSTALLED = VENV / "installed"

NO_PACKAGES = "The packages could not be installed; above is why. Is there a network? Then try again."


def prepare(name: str) -> Path:
    """The venv's Python, with at least the lock `run` or `test` installed."""
    if not is_sound():
        make()
    if not is_installed(name):
        install(name)
    return PYTHON


def is_sound() -> bool:
    """A venv dies when the project is moved or the Python below it is upgraded."""
    return PYTHON.exists() and MADE_FOR.exists() and MADE_FOR.read_text() == this_place()


def this_place() -> str:
    return f"Python {sys.version_info.major}.{sys.version_info.minor} in {ROOT}"


def make() -> None:
    say("Making .venv, once …")
    shutil.rmtree(VENV, ignore_errors=True)
    if has_ensurepip():
        must([sys.executable, "-m", "venv", VENV], "Python could not make .venv; above is why.")
    else:
        bring_pip()
    MADE_FOR.write_text(this_place())


def has_ensurepip() -> bool:
    return importlib.util.find_spec("ensurepip") is not None


def bring_pip() -> None:
    must([sys.executable, "-m", "venv", "--without-pip", VENV], how_to_get_venv())
    try:
        wheel = dev_pip.wheel(ROOT / ".cache")
        offline: Command = ["--quiet", "--no-index", "--no-deps", wheel]
        must([PYTHON, wheel / "pip", "install", *offline], "pip did not install.")
    except (OSError, Stop) as no_wheel:
        shutil.rmtree(VENV, ignore_errors=True)
        bring_pip_by_apt(because=no_wheel)


def bring_pip_by_apt(because: Exception) -> None:
    apt = which("apt-get")
    if not apt or os.name == "nt" or os.geteuid() != 0:
        raise Stop(f"pip is missing, and could not be fetched ({because}). {how_to_get_venv()}")
    say("Installing Debian's python3-venv …")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    attempt([apt, "update"], env=quiet)
    must([apt, "install", "-y", "--no-install-recommends", "python3-venv"], how_to_get_venv(), env=quiet)
    must([sys.executable, "-m", "venv", VENV], "Python could not make .venv; above is why.")


def how_to_get_venv() -> str:
    return "Please type this once, then try again:\n\n  sudo apt install python3-venv\n"


def is_installed(name: str) -> bool:
    """The test lock holds all of the run lock, in the same versions, so it serves both."""
    if not INSTALLED.exists():
        return False
    good = [checksum("test")] if name == "test" else [checksum("run"), checksum("test")]
    return INSTALLED.read_text() in good


def install(name: str) -> None:
    INSTALLED.unlink(missing_ok=True)
    if name == "run":
        say("Installing what Kesken stands on (a quarter of a minute, once) …")
        must(by_pip(lock(name)), NO_PACKAGES)
    else:
        say("Installing what the tests need (a quarter of a minute, once) …")
        install_fast(lock(name))
    INSTALLED.write_text(checksum(name))


def install_fast(path: Path) -> None:
    """uv takes a quarter of pip's time; where it cannot run or reach its index, pip does the work."""
    only_uv = ROOT / ".cache" / "uv.lock"
    only_uv.parent.mkdir(exist_ok=True)
    only_uv.write_text(entry("uv", path.read_text()))
    into: Command = ["--python", PYTHON, "--require-hashes", "--quiet"]
    by_uv: Command = [PYTHON, "-m", "uv", "pip", "install", *into, "-r", path]
    env = dev_pip.as_uv_reads_it(os.environ)
    if attempt(by_pip(only_uv)) is not None or attempt(by_uv, env) is not None:
        must(by_pip(path), NO_PACKAGES)


def by_pip(path: Path) -> Command:
    flags = ["--quiet", "--disable-pip-version-check", "--no-input", "--require-hashes"]
    return [PYTHON, "-m", "pip", "install", *flags, "-r", path]


def entry(package: str, text: str) -> str:
    """The lines of one package, with its hashes, from the text of a lock."""
    found = re.search(rf"^{package}==.*?(?=^\S|\Z)", text, re.MULTILINE | re.DOTALL)
    if not found:
        raise Stop(f"The lock does not name {package}. Run `./dev lock`.")
    return found[0]


def lock(name: str) -> Path:
    return ROOT / "tools" / f"requirements-{name}.lock"


def checksum(name: str) -> str:
    return hashlib.sha256(lock(name).read_bytes()).hexdigest()
