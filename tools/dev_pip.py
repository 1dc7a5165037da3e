"""Fetches one pinned pip from the package index that this machine is set up for.

Only where Python came without `ensurepip`: a fresh Debian. The standard library is all there is.
"""

import base64
import hashlib
import json
import os
import ssl
from collections.abc import Mapping
from configparser import ConfigParser, Error
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit, urlunsplit
from urllib.request import Request, urlopen

from tools.dev_say import Stop, say

WHEEL = "pip-26.3-py3-none-any.whl"
SHA256 = "f3b60b20ffaadd4415ed7957212a38ac63fa4c5fa375bd0f4a797777940fad13"

DEFAULT_INDEX = "https://pypi.org/simple"
BOTH_FORMS = "application/vnd.pypi.simple.v1+json, text/html;q=0.5"


def wheel(folder: Path) -> Path:
    """The path of the checked wheel in `folder`. OSError when the index cannot be reached."""
    path = folder / WHEEL
    if path.exists() and is_right(path.read_bytes()):
        return path
    say("Fetching pip …")
    page = setting("index-url") or DEFAULT_INDEX
    content = fetch(link_on(page.rstrip("/") + "/pip/"))
    if not is_right(content):
        raise Stop(f"{WHEEL} from {without_password(page)} is not the file that is expected.")
    folder.mkdir(exist_ok=True)
    path.write_bytes(content)
    return path


def is_right(content: bytes) -> bool:
    return hashlib.sha256(content).hexdigest() == SHA256


def link_on(page: str) -> str:
    text = fetch(page, accept=BOTH_FORMS).decode()
    for link in links_in(text):
        address = urldefrag(urljoin(page, link)).url
        if address.endswith("/" + WHEEL):
            return address
    raise Stop(f"{without_password(page)} does not list {WHEEL}.")


def links_in(text: str) -> list[str]:
    if text.lstrip().startswith("{"):
        return [file["url"] for file in json.loads(text)["files"]]
    anchors = Anchors()
    anchors.feed(text)
    return anchors.links


class Anchors(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.links += [value for name, value in attrs if name == "href" and value]


def fetch(address: str, accept: str = "*/*") -> bytes:
    parts = urlsplit(address)
    request = Request(without_password(address), headers={"Accept": accept})
    if parts.username:
        pair = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
        request.add_header("Authorization", "Basic " + base64.b64encode(pair.encode()).decode())
    trust = ssl.create_default_context(cafile=setting("cert"))
    with urlopen(request, timeout=60, context=trust) as answer:
        content: bytes = answer.read()
        return content


def without_password(address: str) -> str:
    parts = urlsplit(address)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def setting(name: str) -> str | None:
    """What pip itself would use: the environment first, then its files, the nearest first."""
    if given := os.environ.get("PIP_" + name.upper().replace("-", "_")):
        return given
    for path in pip_files():
        config = ConfigParser(interpolation=None)
        try:
            config.read(path)
        except (Error, OSError, UnicodeDecodeError):
            continue
        for section in ("install", "global"):
            if value := config.get(section, name, fallback=None):
                return value
    return None


def pip_files() -> list[Path]:
    home = Path.home()
    folders = [Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config") / "pip", home / ".pip"]
    folders += [Path(shared) / "pip" for shared in os.environ.get("XDG_CONFIG_DIRS", "/etc/xdg").split(":")]
    named = os.environ.get("PIP_CONFIG_FILE")
    return [
        Path(path) for path in (named, *(folder / "pip.conf" for folder in folders), "/etc/pip.conf") if path
    ]


def as_uv_reads_it(environment: Mapping[str, str]) -> dict[str, str]:
    """uv does not read pip's settings; this tells it the two that decide whether it reaches an index."""
    told = dict(environment)
    if index := setting("index-url"):
        told.setdefault("UV_DEFAULT_INDEX", index)
    if cert := setting("cert"):
        told.setdefault("SSL_CERT_FILE", cert)
    return told
