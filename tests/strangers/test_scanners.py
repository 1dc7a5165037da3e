"""Mail scanners and chat previews open every link that they see. It must be as if nobody had."""

from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as db
from flask import Flask
from flask.testing import FlaskClient

from server.store.engine import make_engine
from server.store.tables import metadata
from tests.server.wired import A_SESSION

SCANNERS = (
    "Slackbot-LinkExpanding 1.0",
    "WhatsApp/2.23",
    "Mozilla/5.0 (Windows NT 10.0) SafeLinks",
    "curl/8.5.0",
)


@pytest.fixture
def app(make_app: Callable[..., Flask]) -> Flask:
    return make_app()


@pytest.fixture
def links(app: Flask) -> dict[str, str]:
    """Every kind of link, as it is sent around; what stands after # a browser keeps to itself."""
    where = app.test_client().post("/new", data=A_SESSION).headers["Location"]
    session = where.rpartition("/")[2].partition("?")[0]
    sessions = app.extensions["kesken"].sessions
    made = sessions.links(session)
    return {
        "invitation": made.join_url,
        "desk": f"/desk#{sessions.mint(session, 'facilitator')}",
        "screen": f"/screen#{sessions.mint(session, 'screen')}",
        "board": made.board_url,
        "markdown": f"{made.board_url}.md",
        "the phone's page": f"/s/{session}",
        "the desk's page": f"/desk/{session}",
        "the desk's page, just made": f"/desk/{session}?new=1",
        "the screen's page": f"/screen/{session}",
        "its agenda": f"/desk/{session}/agenda",
        "front page": "/",
        "form": "/new",
    }


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
def test_nobody_is_let_in_and_nothing_is_used_up(app: Flask, links: dict[str, str], method: str) -> None:
    before = rows(app)

    for link in links.values():
        for address in spellings(link):
            for scanner in SCANNERS:
                answer = app.test_client().open(address, method=method, headers={"User-Agent": scanner})
                assert "Set-Cookie" not in answer.headers, link
                assert answer.status_code < 500

    assert rows(app) == before
    assert exchange(app.test_client(), "/join/key", links["invitation"]) == 200
    assert exchange(app.test_client(), "/desk/key", links["desk"]) == 200
    assert exchange(app.test_client(), "/screen/key", links["screen"]) == 200


@pytest.mark.parametrize("kind", ["invitation", "desk", "screen"])
def test_a_door_says_nothing_of_what_is_behind_it(app: Flask, links: dict[str, str], kind: str) -> None:
    """A preview shows the title of the page: it names no session."""
    page = (
        app.test_client()
        .get(links[kind].partition("#")[0].partition("5000")[2] or links[kind].partition("#")[0])
        .text
    )

    assert A_SESSION["title"] not in page
    assert A_SESSION["change"] not in page


def test_a_key_is_exchanged_by_post_alone(app: Flask, links: dict[str, str]) -> None:
    key = links["desk"].partition("#")[2]
    for method in ("GET", "HEAD", "PUT", "PATCH", "DELETE"):
        answer = app.test_client().open(f"/desk/key?key={key}", method=method, json={"key": key})

        assert answer.status_code in (404, 405)
        assert "Set-Cookie" not in answer.headers


def test_a_form_that_is_posted_by_a_link_does_nothing(app: Flask) -> None:
    """POST with the fields in the address, as a link checker repeats it."""
    before = rows(app)

    answer = app.test_client().post("/new?title=T&change=c&language=en&who=team&keep_days=30&design=empty")

    assert answer.status_code == 400
    assert rows(app) == before


def spellings(link: str) -> list[str]:
    """Without what stands after #, as it is sent; and as those send it who do not know what # means."""
    path = link.partition("://")[2].partition("/")[2] if "://" in link else link[1:]
    bare, _, key = path.partition("#")
    return [f"/{bare}", *([f"/{bare}%23{key}", f"/{bare}?{key}", f"/{bare}/{key}"] if key else [])]


def exchange(browser: FlaskClient, door: str, link: str) -> int:
    return browser.post(door, json={"key": link.partition("#")[2]}).status_code


def rows(app: Flask) -> dict[str, list[Any]]:
    engine = make_engine(app.extensions["kesken"].settings.database_url)
    with engine.begin() as conn:
        found = {
            name: sorted(map(tuple, conn.execute(db.select(table))))
            for name, table in metadata.tables.items()
        }
    engine.dispose()
    return found
