"""Makes from static/ what is served, when it is not there yet in this version: in the project's cache, or in
the data folder when the project may not be written to.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from whitenoise.compress import Compressor

from server.assets.division import VENDOR
from server.assets.modules import read_module
from server.assets.scripts import write_scripts
from server.assets.sentences import sentences_by_module
from server.assets.serving import Assets
from server.assets.styles import write_style

# The newest: processes and phones of those before may still be at work.
KEPT = 20  # versions
# What a page starts with.
PAGES = (
    "pages/",
    "phone/phone.js",
    "desk/desk.js",
    "projector/projector.js",
    "saved/replay.js",
    "saved/share.js",
)


def prepare_assets(root: Path, data: Path) -> Assets:
    version = _version(root)
    homes = [root / ".cache", data] if os.access(root, os.W_OK) else [data]
    made = next((home for home in homes if (home / "static" / version).exists()), None)
    folder = (made or _make_in(homes, root, version)) / "static" / version
    with suppress(OSError):
        folder.touch()  # what is in use is not old
    return Assets(folder, f"/static/{version}")


def _make_in(homes: list[Path], root: Path, version: str) -> Path:
    """In the first that takes it: the cache of a project may belong to another account. Raises OSError."""
    for home in homes[:-1]:
        with suppress(OSError):
            _make(root, home / "static" / version)
            return home
    _make(root, homes[-1] / "static" / version)
    return homes[-1]


def written(root: Path) -> Iterator[tuple[str, bytes]]:
    """Path → content of everything that is served. Scripts lie below the language that they speak."""
    static = root / "static"
    for path in (*sorted((static / "vendor").iterdir()), *sorted((static / "icons").iterdir())):
        if path.suffix != ".ts":
            yield path.relative_to(static).as_posix(), path.read_bytes()
    for sheet in sorted(static.rglob("*.css")):
        yield sheet.relative_to(static).as_posix(), write_style(sheet).encode()
    library = {
        (name := path.relative_to(static).as_posix()): read_module(name, path.read_text(encoding="utf-8"))
        for path in sorted(static.rglob("*.js"))
        if path != static / VENDOR
    }
    for language, sentences in _languages(root).items():
        for entry in library:
            if entry.startswith(PAGES):
                for name, source in write_scripts(entry, library, language, sentences).items():
                    yield f"{language}/{name}", source.encode()


def _languages(root: Path) -> dict[str, Mapping[str, Mapping[str, object]]]:
    catalogues = {path.parents[1].name: path for path in _catalogues(root)}
    return {"en": {}, **{code: sentences_by_module(path) for code, path in catalogues.items()}}


def _catalogues(root: Path) -> list[Path]:
    return sorted((root / "server" / "translations").glob("*/LC_MESSAGES/messages.po"))


def _version(root: Path) -> str:
    """Of the sources, and of what makes the served files from them."""
    sources = [*(root / "static").rglob("*.*"), *Path(__file__).parent.glob("*.py"), *_catalogues(root)]
    print_of_all = sha256()
    for path in sorted(path for path in sources if path.is_file()):
        print_of_all.update(os.path.relpath(path, root).encode() + b"\0" + path.read_bytes())
    return print_of_all.hexdigest()[:10]


def _age(folder: Path) -> float:
    try:
        return folder.stat().st_mtime
    except FileNotFoundError:  # another process that starts has deleted it
        return 0


def _make(root: Path, folder: Path) -> None:
    """In a folder aside first: two processes may start at once."""
    files = dict(written(root))
    folder.parent.mkdir(parents=True, exist_ok=True)
    for older in sorted(folder.parent.iterdir(), key=_age)[: 1 - KEPT]:
        shutil.rmtree(older, ignore_errors=True)
    aside = Path(tempfile.mkdtemp(prefix="static-", dir=folder.parents[1]))
    try:
        _write(files, aside)
        with suppress(FileExistsError):  # the other process was quicker, and made the same
            _rename(aside, folder)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _write(files: Mapping[str, bytes], folder: Path) -> None:
    compressor = Compressor(quiet=True)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        if compressor.should_compress(path.name):
            list(compressor.compress(str(path)))


def _rename(aside: Path, folder: Path) -> None:
    try:
        aside.rename(folder)
    except OSError as error:  # each system calls a folder that is there by another name
        if folder.exists():
            raise FileExistsError from error
        raise
