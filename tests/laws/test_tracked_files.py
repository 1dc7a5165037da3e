"""No file of the project names a stranger's host or a place on somebody's machine."""

import ipaddress
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

HOSTS = {
    "localhost": "this machine",
    "www.w3.org": "the names of XML namespaces; nothing is fetched",
    "json-schema.org": "the name of the dialect of docs/export.schema.json; nothing is fetched",
    "kesken_rooms": "a name within deploy/nginx.conf",
    "kesken_pages": "a name within deploy/nginx.conf",
    "pypi.org": "the default package index, in tools/dev_pip.py",
}
RESERVED = (".example", ".test", ".invalid", ".localhost", "example.com", "example.net", "example.org")

THIRD_PARTIES = {
    "bench/package-lock.json": "the same of what the bench compares with",
    "package-lock.json": "npm copies the addresses of the libraries' sponsors' pages into it",
    "static/vendor/": "the libraries' own text and licences; the browser's policy lets them reach no host",
}

ADDRESS = re.compile(r"\b(?:https?|wss?|ftp|git)://([^\s/\"'`<>()\\,;]+)")
PLACEHOLDER = re.compile(r"[{}$%*…]|^[A-Z_]+$|^\.+$")
PLACE = re.compile(r"(?<![\w./~-])/(?:root(?![\w-])|(?:work|home|Users)/[\w.-])")


def test_hosts_are_on_the_list() -> None:
    refuse(f"{where}: {host}" for where, line in lines() for host in strangers(where, line))


def test_no_place_on_a_machine_is_named() -> None:
    refuse(f"{where}: {line.strip()[:120]}" for where, line in lines() if PLACE.search(line))


def strangers(where: str, line: str) -> list[str]:
    if where.startswith(tuple(THIRD_PARTIES)):
        return []
    return [host for host in ADDRESS.findall(line) if not is_known(host)]


def is_known(host: str) -> bool:
    name = re.sub(r":\d*$", "", host.rpartition("@")[2]).rstrip(".:")
    return name in HOSTS or name.endswith(RESERVED) or is_private(name) or bool(PLACEHOLDER.search(name))


def is_private(name: str) -> bool:
    try:
        return not ipaddress.ip_address(name.strip("[]")).is_global
    except ValueError:
        return False


def lines() -> Iterator[tuple[str, str]]:
    for name in tracked():
        try:
            text = (ROOT / name).read_text(encoding="utf-8")
        except (UnicodeDecodeError, FileNotFoundError, IsADirectoryError):
            continue
        for number, line in enumerate(text.splitlines(), 1):
            yield f"{name}:{number}", line


def tracked() -> list[str]:
    """What git has, and what it would take: everything that is not ignored."""
    # A checkout may belong to another user than the one who tests it, as in a container.
    git = ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(git, cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        pytest.skip("not a git checkout")
    return [name for name in done.stdout.split("\0") if name]


def refuse(found: Iterator[str]) -> None:
    if listed := "\n".join(found):
        pytest.fail(listed, pytrace=False)
