"""The guide for facilitators: served by the house itself, in both languages, without script."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser

from server.pages.guide_reading import GUIDES, read_guide
from tests.server.pages.conftest import a_browser

ROOT = Path(__file__).resolve().parents[3]
TITLES = {"en": "For facilitators", "fi": "Vetäjälle"}
IMAGE = re.compile(r'<img src="([^"]+)" width="(\d+)" height="(\d+)" alt="[^"]+" loading="lazy">')
WRAPPED = re.compile(rb"^RIFF....WEBP", re.DOTALL)


@pytest.fixture(params=GUIDES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def page(app: Flask, language: str) -> str:
    return reading(app, language).get("/guide").text


def reading(app: Flask, language: str) -> FlaskClient:
    client = a_browser(app)
    client.environ_base["HTTP_ACCEPT_LANGUAGE"] = language
    return client


def test_it_is_read_in_ones_own_language_without_script(page: str, language: str) -> None:
    assert f"<h1>{TITLES[language]}</h1>" in page
    assert f'<article class="guide" lang="{language}">' in page
    assert "<script" not in page
    assert "style=" not in page


def test_a_reader_of_another_language_gets_the_english_one(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.pages.guide.reader_language", lambda: "sv")

    assert '<article class="guide" lang="en"' in reading(app, "en").get("/guide").text


def test_every_picture_answers_and_is_kept_for_long(app: Flask, ben: FlaskClient, page: str) -> None:
    pictures = IMAGE.findall(page)

    assert len(pictures) == page.count("<img") > 10
    for address, _width, _height in pictures:
        answer = ben.get(address)
        assert answer.mimetype == "image/webp"
        assert WRAPPED.match(answer.data)
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert answer.headers["Content-Security-Policy"] == "default-src 'none'"


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/en/desk-before.webp",
        "/0000000000/en/desk-before.webp",
        "/../facilitators.md",
        "/%2e%2e/facilitators.md",
        "/..%2ffacilitators.md",
        "/%2e%2e%2f%2e%2e%2fwsgi.py",
        "/..%5c..%5cwsgi.py",
        "//etc/passwd",
        "/%2fetc%2fpasswd",
        "/{print}/en/../../../operator.md",
        "/{print}/en/..%2f..%2f..%2foperator.md",
        "/{print}/en/desk-before.webp%00.md",
        "/{print}/en/",
    ],
)
def test_nothing_else_is_fetched_through_the_pictures(ben: FlaskClient, path: str) -> None:
    address = IMAGE.findall(ben.get("/guide").text)[0][0]
    print_of_one = address.split("/")[3]

    assert ben.get("/guide/pictures" + path.format(print=print_of_one)).status_code in (404, 308)


def test_links_lead_to_what_is_there(app: Flask, page: str, language: str) -> None:
    ids, links = anchors(page)

    assert len(ids) == len(set(ids))
    assert not [link for link in links if link.startswith("#") and link[1:] not in ids]
    assert not [link for link in links if link.partition("#")[0].endswith(".md")]
    other = "fi" if language == "en" else "en"
    assert f"/language/{other}?back=/guide" in links
    for link in links:
        if link.startswith("/"):
            assert reading(app, language).get(link).status_code in (200, 303), link


def test_what_screens_link_to_is_there_in_every_language(app: Flask, page: str, language: str) -> None:
    linked = {
        found
        for name in ("static/desk/key_list.js", "static/desk/place_check.js", "templates/home.html")
        for found in re.findall(r'href="(/guide[^"]*)"', (ROOT / name).read_text(encoding="utf-8"))
    }

    assert linked == {"/guide", "/guide/checklist", "/guide#when-something-goes-wrong"}
    for address in linked:
        path, _, anchor = address.partition("#")
        answer = reading(app, language).get(path)
        assert answer.status_code == 200
        assert not anchor or f'id="{anchor}"' in answer.text


def test_the_checklist_has_all_that_is_to_be_ticked(app: Flask, language: str) -> None:
    alone = reading(app, language).get("/guide/checklist").text
    in_the_file = (ROOT / "docs" / GUIDES[language]).read_text(encoding="utf-8").count("\n- [ ] ")

    assert alone.count('<li class="to-tick">') == in_the_file > 10
    assert "[ ]" not in alone


def test_html_in_the_file_is_not_taken_over(tmp_path: Path) -> None:
    bad = "<script>alert(1)</script>\n\nb <b onclick='x'>c</b> [d](javascript:alert(1)) [e](operator.md)\n"
    (tmp_path / "facilitators.md").write_text(f"# A\n\n{bad}")

    opening = read_guide(tmp_path, "en", {}, "/guide/pictures").opening.body

    assert not re.findall(r"<(?!/?p>|/?div)", opening)
    assert "e</p>" in opening


@pytest.mark.browser
def test_the_checklist_is_one_sheet_of_paper(chromium: Browser, app: Flask, language: str) -> None:
    with chromium.new_context() as context:
        page = context.new_page()
        browser = reading(app, language)
        page.route("**/*", lambda route: served(route, browser))
        page.goto("http://localhost/guide/checklist")
        paper = page.pdf(prefer_css_page_size=True)

    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1


def served(route, browser: FlaskClient) -> None:
    answer = browser.get(route.request.url.removeprefix("http://localhost"))
    route.fulfill(status=answer.status_code, content_type=answer.content_type, body=answer.data)


def anchors(page: str) -> tuple[list[str], list[str]]:
    reader = _Anchors()
    reader.feed(page)
    return reader.ids, reader.links


class _Anchors(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids, self.links = list[str](), list[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids += [str(given["id"])] if "id" in given else []
        self.links += [str(given["href"])] if tag == "a" else []
