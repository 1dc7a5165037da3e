"""What Lighthouse says of the pages that participants meet, on a phone: `./dev screens --lighthouse`.

It comes from npm by its exact version and is kept in npm's own cache; it drives the Chromium of the tests.
"""

import json
import os
import subprocess
import tempfile
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from playwright._impl._api_structures import SetCookieParam
from playwright.sync_api import sync_playwright

from tests.eyes.room import Room, a_room
from tests.eyes.scenes import SCENES
from tests.harness.browser import ARGUMENTS
from tests.harness.process import Server, free_port
from tools import chromium, dev_node

NEWEST, FOR_NODE_20 = "lighthouse@13.5.0", "lighthouse@12.8.2"  # 13 needs Node 22
CATEGORIES = ("performance", "accessibility", "best-practices")
AT_LEAST = 95


def look(url: str) -> int:
    """Prints a line for each page; 1 when one of them is under 95."""
    with a_room(url, "en", phones=7) as room, a_browser(cookies_of_a_phone(room)) as port:
        SCENES["board-7"].bring(room)
        pages = {
            "home": url,
            "join": f"{url}/j#{room.at.key}",
            "phone": f"{url}/s/{room.at.session}",
        }
        print(f"{'':8}{''.join(f'{name:>16}' for name in CATEGORIES)}")
        lowest = min(point for name, where in pages.items() for point in figures(name, where, port))
    return 0 if lowest >= AT_LEAST else 1


def cookies_of_a_phone(room: Room) -> list[SetCookieParam]:
    seats = room.phones[0].browser.cookies
    return [{"name": one.name, "value": str(one.value), "url": room.at.url} for one in seats]


def figures(name: str, where: str, port: int) -> list[int]:
    said = ask(where, port)
    scores = [said["categories"][category]["score"] or 0 for category in CATEGORIES]
    points = [round(100 * score) for score in scores]
    print(f"{name:8}{''.join(f'{point:16}' for point in points)}", flush=True)
    for category in CATEGORIES:
        for line in what_costs(category, said):
            print(f"  {line}", flush=True)
    return points


def what_costs(category: str, said: dict[str, Any]) -> Iterator[str]:
    """The audits that weigh and are not full, when they keep the category under 95."""
    if 100 * (said["categories"][category]["score"] or 0) >= AT_LEAST:
        return
    for one in said["categories"][category]["auditRefs"]:
        audit = said["audits"][one["id"]]
        if one["weight"] and (audit["score"] or 0) < 0.9:
            yield f"{category}: {audit['title']}: {audit.get('displayValue', '')}"


def ask(where: str, port: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [dev_node.found("npx"), "--yes", version(), where, f"--port={port}", "--quiet"]
        command += ["--disable-storage-reset", "--output=json", f"--output-path={report}"]
        command += [f"--only-categories={','.join(CATEGORIES)}"]
        subprocess.run(command, check=True, env=dev_node.environment())
        said: dict[str, Any] = json.loads(report.read_text())
        return said


def version() -> str:
    node = subprocess.run([dev_node.found("node"), "--version"], capture_output=True, text=True).stdout
    return NEWEST if int(node.lstrip("v").split(".")[0]) >= 22 else FOR_NODE_20


@contextmanager
def a_browser(cookies: Sequence[SetCookieParam]) -> Iterator[int]:
    """The port of one that nobody else drives; whoever comes to it has these cookies."""
    path, port = chromium.path(), free_port()
    with tempfile.TemporaryDirectory() as folder:
        command: list[str | Path] = [path, "--headless", "--no-sandbox", *ARGUMENTS]
        how = {"env": {**os.environ, **chromium.environment(path)}}
        door = f"http://127.0.0.1:{port}"
        server = Server(
            [*command, f"--remote-debugging-port={port}", f"--user-data-dir={folder}/profile"],
            lambda: is_open(door),
            Path(folder) / "log",
            how,
        )
        with server.running():
            with sync_playwright() as playwright:
                playwright.chromium.connect_over_cdp(door).contexts[0].add_cookies(cookies)
            yield port


def is_open(door: str) -> bool:
    with suppress(OSError), urllib.request.urlopen(f"{door}/json/version", timeout=2) as answer:  # noqa: S310
        return bool(answer.status == 200)
    return False
