"""Text is text on the live screens too: five hundred hostile ones, in one run of a real browser, by way of
the real wire, to a phone, a desk and the projector. Any dialog, any complaint of the console, any violation
of the policy, any element that is not ours and any request that is not ours fails it.
"""

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests
from playwright.sync_api import Browser, Page

from sessions.stage.header import MOST_READERS, MOST_TITLE
from sessions.texts import tidy, tidy_line
from tests.harness.patience import until
from tests.harness.server import Kesken, running_server
from tests.server.wired import Page as Wired
from tests.server.wired import Workshop, cookies_of, workshop
from tests.strangers.conftest import port_of
from tests.strangers.hostile import TEXTS
from tests.strangers.raw import Line
from tests.strangers.skeleton import bare

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# What nobody could read would be refused as empty.
WORDS = [text for text in map(tidy, TEXTS) if text]
PHONES = 25
BOARDS = ("board1", "board2")
KINDS = ("add", "ask", "grounds", "alternative", "explain", "connect")
HEADERS: dict[str, dict[str, Any]] = {}  # session -> what the desk last described
ODD = {
    "script",
    "iframe",
    "frame",
    "frameset",
    "object",
    "embed",
    "applet",
    "base",
    "meta",
    "link",
    "style",
    "image",
}
ODD |= {
    "audio",
    "video",
    "source",
    "math",
    "template",
    "slot",
    "marquee",
    "foreignobject",
    "animate",
    "set",
    "use",
}

WATCH = """
globalThis.odd = [];
addEventListener('securitypolicyviolation', (e) => odd.push(`${e.violatedDirective} ${e.blockedURI}`));
for (const name of ['alert', 'confirm', 'prompt', 'open', 'print']) globalThis[name] = () => odd.push(name);
"""
LOOK = """
([allowed]) => {
  const found = [...odd];
  for (const element of document.body.querySelectorAll('*')) {
    const tag = element.localName;
    if (allowed.includes(tag) || tag.includes('-')) found.push(`<${tag}>`);
    for (const { name, value } of element.attributes) {
      if (name.startsWith('on')) found.push(`${tag} ${name}`);
      if (['href', 'src', 'action', 'formaction', 'srcset', 'xlink:href', 'srcdoc'].includes(name)) {
        const where = new URL(value, location.href);
        const isOurs = where.origin === location.origin && where.protocol === 'http:';
        const isPicture = tag === 'img' && value.startsWith('data:image/svg+xml');
        if (!isOurs && !isPicture) found.push(`${tag} ${name}=${value.slice(0, 60)}`);
      }
    }
  }
  return found;
}
"""
SAYS = """
() => [...document.querySelectorAll('body, input, textarea')].map((e) => e.value ?? e.textContent).join(' ')
"""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kesken]:
    data = tmp_path_factory.mktemp("screens")
    with running_server(data, program="tests.strangers.unhurried") as kesken:
        yield kesken


@pytest.fixture
def room(house: Kesken) -> Iterator[Workshop]:
    readers = "<img src=x onerror=alert(1)>{{7*7}}"
    with workshop(house.url, phones=0, design="empty", who="others", others=readers, title="t") as room:
        yield room


def test_five_hundred_texts_stay_text_on_every_screen(
    house: Kesken, chromium: Browser, room: Workshop
) -> None:
    desk, phone, screen, saved = (
        Onlooker(chromium, house.url, who) for who in ("desk", "phone", "screen", "board")
    )
    desk.brings(room.desk)
    desk.goes(f"/desk/{room.session}")
    of_readers(room, desk)

    phone.goes(f"/j#{room.key}")
    screen.goes(link_of_the_screen(room))
    everyone = (phone, desk, screen)
    of_the_session(room, everyone)
    of_the_steps(room, everyone)
    of_the_phones(room, [a_phone(house, room) for _ in range(PHONES)], everyone)

    saved.goes(urlsplit(room.desk.enters()["board"]).path)
    saved.reads(*WORDS[100:])
    look_around((saved,))
    assert house.faults == []


def of_readers(room: Workshop, desk: "Onlooker") -> None:
    """Who will read the board: said before anybody joins."""
    for text in WORDS[::20]:
        describe(room, audience={"who": "others", "others": text[:MOST_READERS]})
    look_around((desk,))


def of_the_session(room: Workshop, everyone: Sequence["Onlooker"]) -> None:
    for number, (title, change) in enumerate(pairs()):
        describe(room, title=title[:MOST_TITLE], change=change[:MOST_TITLE])
        everyone[number % 3].reads(tidy_line(title[:MOST_TITLE]))
    look_around(everyone)


def of_the_steps(room: Workshop, everyone: Sequence["Onlooker"]) -> None:
    """The projector shows the prompt, and the title only when there is none."""
    texts = [(tidy_line(title[:MOST_TITLE]), tidy(prompt[:280])) for title, prompt in pairs()]
    for number, (title, prompt) in enumerate(texts):
        if number % 2 == 0:
            room.replaces_agenda(
                [a_step(*plan) for plan in zip(BOARDS, texts[number : number + 2], strict=False)]
            )
        room.desk.steers("OpenStep", step=BOARDS[number % 2])
        everyone[number % 3].reads(prompt if number % 3 == 2 else title)
    look_around(everyone)


def of_the_phones(room: Workshop, phones: list[Line], everyone: Sequence["Onlooker"]) -> None:
    board = fresh_view(room)["stage"]
    ideas = [
        give(room, phones[n % PHONES], "PostIdea", step=board, text=text) for n, text in enumerate(WORDS)
    ]
    reveal(room, board)
    for one in everyone:
        one.reads(*WORDS)
    for n, text in enumerate(reversed(WORDS)):
        about = ideas[n // 2].name
        give(
            room,
            phones[n % PHONES],
            "ContinueIdea",
            step=board,
            text=text,
            idea=about,
            kind=KINDS[n % len(KINDS)],
        )
    reveal(room, board)
    look_around(everyone)
    for n, text in enumerate(WORDS[:100]):
        mine = ideas[-1 - n]
        give(
            room, phones[n % PHONES], "ChangeIdea", step=board, text=text, idea=mine.name, secret=mine.secret
        )
    reveal(room, board)
    for one in everyone:
        one.reads(*WORDS[:100])
    look_around(everyone)


class Onlooker:
    """Someone in front of a page, who is told of everything that is odd in it."""

    def __init__(self, chromium: Browser, url: str, who: str) -> None:
        self.url, self.who = url, who
        self.context = chromium.new_context(viewport={"width": 1280, "height": 800}, locale="en-GB")
        self.context.add_init_script(WATCH)
        self.page: Page = self.context.new_page()
        self.odd: list[str] = []
        self.page.on("console", lambda said: self._complain(said.type, said.text))
        self.page.on("pageerror", lambda error: self.odd.append(f"error {error}"))
        self.page.on("dialog", lambda dialog: (self.odd.append("dialog"), dialog.dismiss()))
        self.page.on("popup", lambda _: self.odd.append("popup"))
        self.page.on("download", lambda _: self.odd.append("download"))
        self.page.on("request", lambda request: self._asked(request.url))
        self.page.on("requestfailed", lambda request: self.odd.append(f"failed {request.url}"))

    def brings(self, page: Wired) -> None:
        self.context.add_cookies(
            [{"name": c.name, "value": str(c.value), "url": self.url} for c in page.browser.cookies]
        )

    def goes(self, path: str) -> None:
        self.page.goto(f"{self.url}{path}")
        self.page.wait_for_selector("main")

    def reads(self, *texts: str) -> None:
        """Waits until all of them stand there, letter by letter."""
        wanted = [bare(text) for text in texts]

        def missing() -> list[str]:
            says = bare(self.page.evaluate(SAYS))
            return [text for text in wanted if text not in says]

        until(lambda: not missing(), lambda: f"{self.who} does not show {missing()[:3]}")

    def looks(self) -> list[str]:
        return [f"{self.who}: {what}" for what in (*self.odd, *self.page.evaluate(LOOK, [sorted(ODD)]))]

    def _complain(self, kind: str, text: str) -> None:
        if kind in ("error", "warning", "assert"):
            self.odd.append(f"{kind} {text}")

    def _asked(self, url: str) -> None:
        where = urlsplit(url)
        ours = ("/static/", "/socket.io/", "/s/", "/desk", "/screen", "/j", "/join/key", "/b/")
        is_picture = url.startswith("data:image/svg+xml")
        if not is_picture and (not url.startswith(self.url) or not where.path.startswith(ours)):
            self.odd.append(f"request {url[:80]}")


def look_around(everyone: Sequence[Onlooker]) -> None:
    assert [what for one in everyone for what in one.looks()] == []


def pairs() -> Iterator[tuple[str, str]]:
    return zip(WORDS[::2], WORDS[1::2] + WORDS[:1], strict=False)


def describe(room: Workshop, **wishes: Any) -> None:
    header = fresh_view(room)["session"] if room.session not in HEADERS else HEADERS[room.session]
    HEADERS[room.session] = {
        name: header[name] for name in ("title", "change", "audience", "kept_until")
    } | wishes
    room.desk.steers("DescribeSession", **HEADERS[room.session])


def a_step(step: str, says: tuple[str, str]) -> dict[str, Any]:
    title, prompt = says
    plan = {"step": step, "kind": "board", "title": title, "prompt": prompt}
    return {**plan, "minutes": 0, "notes": prompt, "settings": {}}


def link_of_the_screen(room: Workshop) -> str:
    link = room.desk.browser.post(f"{room.url}/desk/{room.session}/links", json={"kind": "screen"}).json()[
        "url"
    ]
    return f"{urlsplit(link).path}#{urlsplit(link).fragment}"


def a_phone(house: Kesken, room: Workshop) -> Line:
    invited = requests.Session()
    invited.post(f"{house.url}/join/key", json={"key": room.key}).raise_for_status()
    line = Line(port_of(house), cookie=cookies_of(invited)).connect()
    assert "epoch" in line.asks("enter", {"session": room.session, "as": "participant"})
    return line


def give(room: Workshop, line: Line, act: str, **fields: Any) -> Any:
    made = room.desk.thing()
    said = line.asks("perform", {"do": act, "with": {"name": made.name, "salt": made.salt, **fields}})
    assert said == {"ok": "sealed"}, said
    return made


def reveal(room: Workshop, board: str) -> None:
    step = next(step for step in fresh_view(room)["steps"] if step["step"] == board)
    room.desk.steers("RevealRound", step=board, round=step["round"])


def fresh_view(room: Workshop) -> Any:
    room.desk.frames.clear()
    room.desk.enters()
    return room.desk.hears("view")["view"]
