"""A real Chromium, driven by Playwright: BROWSER, else one on PATH, else the one `./dev test` fetched; and
Firefox and WebKit where they can be had.

Playwright starts it without Chromium's sandbox, which containers, and Ubuntu for unpackaged browsers,
do not allow: tests open our own pages only.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from typing import Any, Literal

from playwright.sync_api import Browser, Playwright, expect, sync_playwright

from tests.harness.patience import PATIENCE
from tools import chromium

WAITS = 1000 * PATIENCE  # milliseconds

# In a container /dev/shm is too small for a page, which then crashes.
ARGUMENTS = ("--disable-dev-shm-usage",)
OTHERS = {
    "firefox": "sudo apt install firefox-esr, or .venv/bin/playwright install firefox",
    "webkit": ".venv/bin/playwright install --with-deps webkit",
}
Other = Literal["firefox", "webkit"]


class NotHere(Exception):
    """There is no such browser; the message says how it is had."""

    def __init__(self, name: Other) -> None:
        super().__init__(f"{name} is not on this machine: {OTHERS[name]}")


@contextmanager
def browser(**options: Any) -> Iterator[Browser]:
    """One Chromium. Open a context for each person: `browser.new_context(**playwright.devices[...])`."""
    with sync_playwright() as playwright:
        started = launch(playwright, **options)
        try:
            yield started
        finally:
            started.close()


def launch(playwright: Playwright, **options: Any) -> Browser:
    """For who has a Playwright already. Raises NoBrowser, whose message says what to do."""
    path = chromium.path()
    environment: dict[str, Any] = {**os.environ, **chromium.environment(path)}
    started = playwright.chromium.launch(
        executable_path=path, args=ARGUMENTS, env=environment, timeout=WAITS, **options
    )
    return patient(started)


def launch_other(playwright: Playwright, name: Other) -> Browser:
    """Raises NotHere."""
    if name == "firefox" and (stock := which("firefox-esr")):
        return patient(playwright.firefox.launch(channel="moz-firefox", executable_path=stock, timeout=WAITS))
    engine = playwright.firefox if name == "firefox" else playwright.webkit
    if not Path(engine.executable_path).exists():
        raise NotHere(name)
    return patient(engine.launch(timeout=WAITS))


def patient(started: Browser) -> Browser:
    """Whatever is waited for in its pages, it is waited for as long as everywhere."""
    started.on("context", lambda context: context.set_default_timeout(WAITS))
    expect.set_options(timeout=WAITS)
    return started
