"""Text is text: five hundred hostile ones, on every page
and in every export that is made without a browser.
"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Flask, render_template
from flask.testing import FlaskClient
from markdown_it import MarkdownIt
from markdown_it.token import Token

from server.app import create_app
from server.config import read_settings
from server.exports.forms.markdown import markdown
from server.exports.reading import read
from sessions.stage.header import MOST_READERS, MOST_TITLE
from sessions.steps.board import BoardStep
from sessions.texts import tidy, tidy_line
from sessions.thoughts.thought import Group
from sessions.view import Audience, SessionView
from tests.server.exports.views import (
    a_board,
    a_continuation,
    a_curve,
    a_picture,
    a_view,
    an_idea,
    hidden,
    shaped,
)
from tests.server.wired import A_SESSION
from tests.strangers.hostile import TEXTS
from tests.strangers.skeleton import Skeleton, bare

HARMLESS = "word"
WORDS = [text for text in map(tidy, TEXTS) if text]


def test_there_are_five_hundred_of_them() -> None:
    assert len(WORDS) >= 500
    assert len(set(WORDS)) >= 495


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return create_app(read_settings({"KESKEN_DATA": str(tmp_path_factory.mktemp("pages"))}))


@pytest.fixture(scope="module")
def dov(app: Flask) -> FlaskClient:
    return a_browser(app)


# --- what a page gives back to whoever typed it


def test_a_code_that_was_typed_stays_in_its_field(dov: FlaskClient) -> None:
    def page(typed: str) -> Skeleton:
        return Skeleton(dov.post("/join", data={"code": typed}).text)

    plain = page(HARMLESS).bones
    for text in TEXTS:
        skeleton = page(text)
        assert skeleton.bones == plain, text
        assert bare(text) in {bare(value) for value in skeleton.values}, text


def test_a_form_that_was_filled_in_comes_back_as_it_was(dov: FlaskClient) -> None:
    fields = ("title", "change", "others", "passphrase", "design", "keep_days", "language", "who")
    form = {**A_SESSION, "who": "others", "keep_days": "7"}

    def page(wishes: dict[str, str]) -> Skeleton:
        return Skeleton(dov.post("/new", data=form | wishes).text)

    harmless = {field: page({field: HARMLESS}).bones for field in fields}
    for field in fields:
        for text in TEXTS[:: 1 if field == "title" else 7]:
            skeleton = page({field: text})
            assert bones_of(skeleton) == bones_of_list(harmless[field]), (field, text)


def test_an_address_that_is_none_is_not_repeated(dov: FlaskClient) -> None:
    known = [Skeleton(dov.get(path).text) for path in ("/nowhere", "/desk/abcdefghij")]
    plain = [(page.bones, page.says) for page in known]
    for text in TEXTS:
        for path in (f"/{text}", f"/b/{text}", f"/s/x?y={text}", f"/desk/{text}"):
            answer = dov.get(path.replace("\r", "").replace("\n", ""))
            if answer.status_code == 404:
                page = Skeleton(answer.text)
                assert (page.bones, page.says) in plain, text


def test_the_switch_of_language_leads_nowhere_else(dov: FlaskClient) -> None:
    for text in TEXTS:
        for back in (text, f"/{text}", f"/{text}/x"):
            where = dov.get("/language/fi", query_string={"back": back}).headers["Location"]
            assert where.startswith("/"), text
            assert not where.startswith(("//", "/\\")), text


def test_who_runs_the_server_is_named_in_plain_text(tmp_path_factory: pytest.TempPathFactory) -> None:
    for text in ELEMENTARY:
        app = create_app(
            read_settings(
                {"KESKEN_DATA": str(tmp_path_factory.mktemp("x")), "OPERATOR": text, "CONTACT": text}
            )
        )
        page = Skeleton(a_browser(app).get("/").text)
        assert bare(text) in bare(page.says)


ELEMENTARY = (
    "<script>alert(1)</script>",
    '"><svg/onload=alert(1)>',
    "{{7*7}}",
    "{operator}",
    "' onload=alert(1) x='",
)


# --- the saved board


@pytest.fixture(scope="module")
def bones(app: Flask) -> list[str]:
    return board_page(app, everything([HARMLESS] * len(WORDS))).bones


def test_the_saved_board_shows_all_of_them_as_text(app: Flask, bones: list[str]) -> None:
    page = board_page(app, everything(WORDS))

    assert page.bones == bones
    says = bare(page.says)
    assert not [text for text in WORDS if bare(text) not in says]
    elsewhere = [where for where in page.goes if not where.startswith(("/", "#"))]
    assert len(elsewhere) == 1
    assert elsewhere[0].startswith("data:image/svg+xml,"), "the icon of the house"


def test_so_it_does_in_every_place_of_its_head(app: Flask) -> None:
    harmless = board_page(app, headed(HARMLESS)).bones
    for text in WORDS:
        page = board_page(app, headed(text))
        assert page.bones == harmless, text
        assert bare(text[:MOST_TITLE]) in bare(page.says)


ALLOWED = {
    "paragraph",
    "inline",
    "text",
    "softbreak",
    "hardbreak",
    "heading",
    "bullet_list",
    "list_item",
    "blockquote",
}
ALLOWED |= {"strong", "em", "table", "thead", "tbody", "tr", "th", "td", "text_special"}
ALLOWED |= {"code_inline"}  # an address, which stands in code so that nobody can follow it


def test_as_markdown_they_are_words_too(app: Flask) -> None:
    with app.test_request_context(headers={"Accept-Language": "en"}):
        made = [
            markdown(read(view), contact="")
            for view in (everything(WORDS), everything([HARMLESS] * len(WORDS)))
        ]
        heads = [(text, markdown(read(headed(text)), contact="")) for text in WORDS]

    parsed, plain = (parse(text) for text in made)
    assert {kind(token) for token in parsed} <= ALLOWED
    shape = [(token.type, token.level) for token in parsed if token.block and token.type != "inline"]
    assert shape == [(token.type, token.level) for token in plain if token.block and token.type != "inline"]
    says = bare(text_of(parsed)).replace("\u00ad", "")
    assert not [text for text in WORDS if bare(text).replace("\u00ad", "") not in says]
    for text, page in heads:
        assert {kind(token) for token in parse(page)} <= ALLOWED, text


def test_the_download_is_text_for_every_browser(app: Flask) -> None:
    owner = a_browser(app)
    where = owner.post("/new", data={**A_SESSION, "title": "<script>alert(1)</script>"}).headers["Location"]
    session = where.rpartition("/")[2].partition("?")[0]
    board = app.extensions["kesken"].sessions.links(session).board_url.rpartition("/")[2]

    answer = owner.get(f"/b/{board}.md")

    assert answer.headers["Content-Type"] == "text/markdown; charset=utf-8"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    today = datetime.now(UTC).date().isoformat()
    assert f'filename="script alert 1 script {today}.md"' in answer.headers["Content-Disposition"]


# --- the agenda


def test_the_agenda_gives_back_what_it_was_given(app: Flask) -> None:
    ann = a_browser(app)
    where = ann.post("/new", data={**A_SESSION, "design": "empty"}).headers["Location"]
    address = f"/desk/{where.rpartition('/')[2].partition('?')[0]}/agenda"
    version = ann.get(address).json["version"]

    for begin in range(0, len(WORDS), 60):
        steps = [a_step(number, text) for number, text in enumerate(WORDS[begin : begin + 60])]
        version = ann.post(address, json={"version": version, "steps": steps}).json["version"]
        answer = ann.get(address)

        assert answer.headers["Content-Type"] == "application/json"
        assert json.loads(answer.data)["steps"] == steps


def a_step(number: int, text: str) -> dict[str, Any]:
    return {
        "step": f"step{number:02d}",
        "kind": "board",
        "title": tidy_line(text[:MOST_TITLE]),
        "prompt": tidy(text[:280]),
        "minutes": 0,
        "notes": text,
        "settings": {},
    }


# --- how it is done


def a_browser(app: Flask) -> FlaskClient:
    browser = app.test_client()
    browser.environ_base |= {"HTTP_ACCEPT": "text/html", "HTTP_ACCEPT_LANGUAGE": "en"}
    return browser


def everything(words: list[str]) -> SessionView:
    """A session in which each of them is an idea, a continuation, a title and a prompt."""
    ideas = [an_idea(text, a_continuation("add", text), changed=True) for text in words]
    sentences = [shaped(an_idea(text, a_continuation("ask", text)), text, text) for text in words]
    withheld = [hidden(an_idea(text), "own", text[:80]) for text in words]
    steps: list[Any] = [a_board(*ideas, *sentences, *withheld)]
    steps[0].columns = (words[0][:80], words[1][:80])
    steps[0].groups = [Group(group=f"g{number}", title=text[:80]) for number, text in enumerate(words)]
    for number, idea in enumerate(ideas):
        idea.group = f"g{number}"
    for number, text in enumerate(words):
        curve = a_curve(a_picture(3, 3, 2, 3), step=f"curve{number}") if number % 50 == 0 else None
        step = curve or BoardStep(step=f"b{number}", title="", prompt="", minutes=0, round=1, state="closed")
        step.title, step.prompt = text[:MOST_TITLE], text[:280]
        steps.append(step)
    return a_view(*steps, title=HARMLESS)


def headed(text: str) -> SessionView:
    readers = Audience("others", text[:MOST_READERS])
    return a_view(a_board(an_idea(text)), title=text[:MOST_TITLE], change=text[:MOST_TITLE], audience=readers)


def board_page(app: Flask, view: SessionView) -> Skeleton:
    with app.test_request_context(headers={"Accept-Language": "en"}):
        return Skeleton(render_template("board.html", board=read(view), contact="", here="/b/x", link="/b/x"))


def bones_of(skeleton: Skeleton) -> list[str]:
    return bones_of_list(skeleton.bones)


def bones_of_list(bones: list[str]) -> list[str]:
    """Which field is marked as wrong, and which choice is made, is not the words' doing."""
    marks = (" aria-invalid", " aria-describedby", " autofocus", " checked")
    for mark in marks:
        bones = [bone.replace(mark, "") for bone in bones]
    return [bone for bone in bones if bone not in ("p id class role", "/p")]


def parse(text: str) -> list[Token]:
    tokens = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(text)
    return list(flat(tokens))


def flat(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from flat(token.children or [])


def kind(token: Token) -> str:
    return token.type.removesuffix("_open").removesuffix("_close")


def text_of(tokens: list[Token]) -> str:
    return "".join(token.content for token in tokens if token.type in ("text", "text_special", "code_inline"))
