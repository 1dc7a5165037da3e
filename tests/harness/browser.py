"""A real Chromium, driven by Playwright: BROWSER, else one on PATH, else the one `./dev test` fetched.

Playwright starts it without Chromium's sandbox, which containers, and Ubuntu for unpackaged browsers,
do not allow: tests open our own pages only.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Playwright, sync_playwright

from tools import chromium

# In a container /dev/shm is too small for a page, which then crashes.
ARGUMENTS = ("--disable-dev-shm-usage",)


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
    return playwright.chromium.launch(executable_path=path, args=ARGUMENTS, env=environment, **options)
