"""What a phone fetches from scanning the code until something can be done: little, and in few requests."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, CDPSession, Page, expect

from tests.harness.server import running_server
from tests.server.wired import Page as Desk
from tests.server.wired import workshop

MOST_BYTES = {"waiting": 40_000, "board": 40_000, "curve": 42_000}  # every curve's sentences come with one
MOST_REQUESTS = 20
LOCALES = {"en": "en-GB", "fi": "fi-FI"}
ARRIVALS = {"waiting": ".waiting h1", "curve": ".choosing input", "board": ".board-writing textarea"}
# Says when an element was there: what is fetched after that is for later.
WATCH = """
  new MutationObserver((_, watch) => {
    if (!document.querySelector('SELECTOR')) return;
    watch.disconnect();
    window.arrivedAt = Date.now();
  }).observe(document, {childList: true, subtree: true});
"""

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("doors")]


class Fetched(NamedTuple):
    path: str
    size: int  # bytes of the body on the wire


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running_server(tmp_path_factory.mktemp("house")) as kesken:
        yield kesken.url


@pytest.mark.parametrize("language", LOCALES)
@pytest.mark.parametrize("arrival", ARRIVALS)
def test_a_phone_is_there_with_forty_kilobytes(
    house: str, chromium: Browser, arrival: str, language: str
) -> None:
    with workshop(house, phones=0) as room:
        ann, (curve, board, _) = room.desk, room.steps
        if arrival != "waiting":
            assert "ok" in ann.asks("OpenStep", step=curve if arrival == "curve" else board)

        fetched = from_the_code_until(arrival, chromium, ann, language)

    listing = "\n".join(f"{one.size:6} {one.path}" for one in fetched)
    size = sum(one.size for one in fetched)
    assert size <= MOST_BYTES[arrival], listing
    assert len(fetched) <= MOST_REQUESTS, listing


def from_the_code_until(arrival: str, chromium: Browser, ann: Desk, language: str) -> list[Fetched]:
    selector = ARRIVALS[arrival]
    with chromium.new_context(locale=LOCALES[language], viewport={"width": 360, "height": 640}) as context:
        page = context.new_page()
        network = Network(context.new_cdp_session(page))
        page.add_init_script(WATCH.replace("SELECTOR", selector))
        page.goto(ann.enters()["join"]["url"])
        expect(page.locator(selector).first).to_be_visible()
        return network.fetched(until=arrived_at(page))


def arrived_at(page: Page) -> float:
    return float(page.evaluate("window.arrivedAt")) / 1000


class Network:
    """What a page has asked for so far, sockets included, the browser's own cache not."""

    def __init__(self, session: CDPSession) -> None:
        self._asked: dict[str, dict[str, Any]] = {}
        session.on("Network.requestWillBeSent", self._ask)
        session.on("Network.requestServedFromCache", self._find)
        session.on("Network.responseReceived", self._answer)
        session.on("Network.webSocketWillSendHandshakeRequest", self._greet)
        session.send("Network.enable")

    def fetched(self, *, until: float) -> list[Fetched]:
        return [
            Fetched(one["path"], one["size"])
            for one in self._asked.values()
            if one["at"] <= until and not one["is_cached"]
        ]

    def _ask(self, said: dict[str, Any]) -> None:
        self._note(said, said["request"]["url"])

    def _greet(self, said: dict[str, Any]) -> None:
        self._note(said, "the socket")

    def _note(self, said: dict[str, Any], path: str) -> None:
        is_inline = path.startswith("data:")
        self._asked[said["requestId"]] = {
            "path": path,
            "at": said["wallTime"],
            "size": 0,
            "is_cached": is_inline,
        }

    def _find(self, said: dict[str, Any]) -> None:
        self._asked[said["requestId"]]["is_cached"] = True

    def _answer(self, said: dict[str, Any]) -> None:
        asked, response = self._asked[said["requestId"]], said["response"]
        headers = {name.lower(): value for name, value in response["headers"].items()}
        asked["size"] = int(headers.get("content-length", 0))
        asked["is_cached"] |= response.get("fromDiskCache", False)
