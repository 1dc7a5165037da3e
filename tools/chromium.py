"""Finds a Chromium for the tests, or unpacks the one that npm brought (a headless shell for Linux on x86-64).

Run by the venv's Python: `python tools/chromium.py` makes sure there is one, or says what to do.
"""

import io
import json
import os
import platform
import shutil
import sys
import tarfile
from pathlib import Path
from shutil import which

ROOT = Path(__file__).resolve().parent.parent
VERSION = json.loads((ROOT / "package.json").read_text())["devDependencies"]["@sparticuz/chromium"]
PACKED = ROOT / "node_modules" / "@sparticuz" / "chromium" / "bin"
UNPACKED = ROOT / ".cache" / f"chromium-{VERSION}"

# BROWSER may also name a browser for reading mail links, which is no help here.
RELATIVES = ("chrom", "headless", "edge", "brave")
ON_PATH = ("chromium", "google-chrome", "google-chrome-stable", "chromium-browser")
ON_MACOS = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")

NONE = """No Chromium was found, and none could be fetched for this system. Either of these helps:

  sudo apt install chromium
  BROWSER=/path/to/chrome ./dev test
"""


class NoBrowser(Exception):
    """There is no Chromium; the message says what to do."""

    def __init__(self) -> None:
        super().__init__(NONE)


def path() -> Path:
    if found := installed() or unpacked():
        return found
    raise NoBrowser


def installed() -> Path | None:
    named = os.environ.get("BROWSER", "")
    names = [named] if any(relative in Path(named).name.lower() for relative in RELATIVES) else []
    for name in (*names, *ON_PATH, str(ON_MACOS)):
        if found := which(name):
            return Path(found)
    return None


def could_be_fetched() -> bool:
    return sys.platform == "linux" and platform.machine() == "x86_64"


def unpacked() -> Path | None:
    browser = UNPACKED / "chromium"
    return browser if browser.exists() else None


def environment(browser: Path) -> dict[str, str]:
    """What the fetched one needs on a system without NSS and fonts; without fonts its pages crash."""
    if browser != UNPACKED / "chromium":
        return {}
    return {"LD_LIBRARY_PATH": str(UNPACKED / "lib"), "FONTCONFIG_FILE": str(UNPACKED / "fonts.conf")}


def unpack() -> Path:
    import brotli

    making = UNPACKED.with_name(f"{UNPACKED.name}.{os.getpid()}")
    making.mkdir(parents=True)
    with (making / "chromium").open("wb") as browser:
        browser.write(brotli.decompress((PACKED / "chromium.br").read_bytes()))
    (making / "chromium").chmod(0o755)
    for name in ("al2023", "fonts"):
        unpressed = io.BytesIO(brotli.decompress((PACKED / f"{name}.tar.br").read_bytes()))
        with tarfile.open(fileobj=unpressed) as tar:
            extract(tar, making)
    (making / "fonts.conf").write_text(fonts_conf())
    shutil.rmtree(UNPACKED, ignore_errors=True)
    making.rename(UNPACKED)
    return UNPACKED / "chromium"


def extract(tar: tarfile.TarFile, folder: Path) -> None:
    # Debian 12's Python 3.11.2 has no filters; what is unpacked stands in package-lock.json with its hash.
    if hasattr(tarfile, "data_filter"):
        tar.extractall(folder, filter="data")
    else:
        tar.extractall(folder)  # noqa: S202


def fonts_conf() -> str:
    folders = f"<dir>{UNPACKED / 'fonts'}</dir><cachedir>{UNPACKED / 'font-cache'}</cachedir>"
    return f"<fontconfig>{folders}</fontconfig>\n"


def main() -> int:
    try:
        if not installed() and not unpacked() and could_be_fetched() and PACKED.exists():
            unpack()
        path()
    except (NoBrowser, OSError) as reason:
        print(reason, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
