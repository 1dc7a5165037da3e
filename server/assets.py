"""Scripts, styles and pictures: compressed once, served under their version, kept by browsers for good.

The version stands in the path, so that relative imports between modules carry it along.
"""

import os
import shutil
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from flask import Flask
from whitenoise import WhiteNoise
from whitenoise.compress import Compressor

WEEK = 7 * 24 * 3600  # seconds
YEAR = 365 * 24 * 3600


@dataclass(frozen=True)
class Assets:
    folder: Path
    path: str  # where they are served, such as /static/3f8a1c02be

    def serve(self, app: Flask) -> None:
        app.wsgi_app = WhiteNoise(  # type: ignore[method-assign]
            app.wsgi_app,
            root=self.folder,
            prefix=self.path.lstrip("/"),
            max_age=YEAR,
            immutable_file_test=lambda path, url: True,
            add_headers_function=_harden,
            allow_all_origins=False,
        )


def prepare_assets(root: Path, data: Path) -> Assets:
    """A compressed copy of static/, made when there is none of this version yet: in the project cache, or in
    the data folder when the project may not be written to.
    """
    source = root / "static"
    files = sorted(path for path in source.rglob("*") if path.is_file() and path.suffix != ".ts")
    print_of_all = sha256()
    for path in files:
        print_of_all.update(str(path.relative_to(source)).encode() + b"\0" + path.read_bytes())
    version = print_of_all.hexdigest()[:10]
    homes = [root / ".cache", data] if os.access(root, os.W_OK) else [data]
    made = next((home for home in homes if (home / "static" / version).exists()), None)
    folder = (made or homes[0]) / "static" / version
    if not made:
        _make(files, source, folder)
    return Assets(folder, f"/static/{version}")


def _make(files: list[Path], source: Path, folder: Path) -> None:
    """In a folder aside first: two processes may start at once."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    for older in folder.parent.iterdir():
        if time.time() - older.stat().st_mtime > WEEK:  # a process of the version before may still serve it
            shutil.rmtree(older, ignore_errors=True)
    aside = Path(tempfile.mkdtemp(prefix="new-", dir=folder.parent))
    compressor = Compressor(quiet=True)
    for path in files:
        copy = aside / path.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
        if compressor.should_compress(copy.name):
            list(compressor.compress(str(copy)))
    with suppress(OSError):  # the other process was quicker, and made the same
        aside.rename(folder)


def _harden(headers: Any, path: str, url: str) -> None:
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Content-Security-Policy"] = "default-src 'none'"
