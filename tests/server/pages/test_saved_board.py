"""The saved board, read weeks later by people who were there."""

from re import findall, search
from time import time

import pytest
from flask import Flask
from flask.testing import FlaskClient

from server.pages.boards import WORKBOOK
from sessions.view import Audience, SessionView
from tests.server.exports.views import (
    a_board,
    a_continuation,
    a_curve,
    a_full_board,
    a_picture,
    a_view,
    an_idea,
)

FILES = ("md", "txt", "csv", "xlsx", "json", "ics")


@pytest.fixture
def board(app: Flask, session: str) -> str:
    """The address of the session's saved board."""
    url = app.extensions["kesken"].sessions.links(session).board_url
    return url[url.index("/b/") :]


@pytest.fixture
def show(app: Flask, monkeypatch: pytest.MonkeyPatch):
    """Lets the board show a view."""

    def shows(view: SessionView) -> None:
        monkeypatch.setattr(app.extensions["kesken"].sessions, "view", lambda _session: (view, 7))

    return shows


def test_before_anything_was_shown_it_says_so(dov: FlaskClient, board: str) -> None:
    page = dov.get(board).text

    assert "The session still runs. This is what has been shown so far." in page
    assert "Nothing has been shown yet." in page
    assert "for the team and its manager." in page
    assert "Something about you here? Write to harbour@example.org." in page


def test_thoughts_stand_in_the_shown_order_with_what_they_grew_into(dov, board: str, show) -> None:
    show(
        a_view(
            a_board(
                an_idea("First half", a_continuation("ask", "Which half?")),
                an_idea("Second half", a_continuation("add", "And a third"), changed=True),
                an_idea(None),
            )
        )
    )

    page = dov.get(board).text

    assert in_order(
        page,
        "First half",
        "Question",
        "Which half?",
        "Second half",
        "changed by its author",
        "Addition",
        "And a third",
        "Taken back by its author",
    )
    assert "The session still runs" not in page
    assert not search(r">(spark|sketch|shaped)", page), "how far a thought has grown is told by its edge"


def test_what_people_wrote_is_text(dov, board: str, show) -> None:
    bad = "<img src=x onerror=alert(1)>\"'{{1234*5678}}"
    view = a_view(
        a_board(an_idea(bad, a_continuation("add", bad))),
        title=bad,
        change=bad,
        audience=Audience("others", bad),
    )
    view.steps[0].title = view.steps[0].prompt = bad
    show(view)

    page = dov.get(board).text

    assert "<img" not in page
    assert "7006652" not in page
    assert page.count("&lt;img src=x onerror=alert(1)&gt;") >= 7


def test_a_curve_is_drawn_told_and_tabled(dov, board: str, show) -> None:
    show(a_view(a_curve(a_picture(3, 4, 4, 1, off=1, stuck=3))))

    page = dov.get(board).text

    assert page.count('<circle class="dot"') == 13
    assert "13 marks: 3 · 4 · 4 · 1. Not on the curve: 1." in page
    assert "3 have been in one place for a while and do not get further." in page
    assert [row for row in rows(page) if row] == [["3"], ["4"], ["4"], ["1"], ["1"]]


def test_few_marks_are_drawn_carefully(dov, board: str, show) -> None:
    show(a_view(a_curve(a_picture(3, 1, 1, 0))))

    page = dov.get(board).text

    assert "<circle" not in page
    assert page.count('class="block block-tall"') == 1
    assert "5 marks: 3 or more · 0–2 · 0–2 · 0–2. Not on the curve: 0–2." in page
    assert "so that nobody can be worked out" in page
    assert not findall(r"<td>[13]</td>", page)


def test_an_earlier_round_lies_beneath_as_a_shadow_when_both_are_dots(dov, board: str, show) -> None:
    first = a_picture(6, 4, 0, 0)
    show(a_view(a_curve(first), a_curve(a_picture(0, 2, 4, 5, earlier=first), step="curve2")))

    page = dov.get(board).text

    assert page.count('<circle class="dot-shadow"') == 10
    assert "The pale rings are the earlier round." in page
    assert "The picture has moved forward." in page


def test_a_careful_round_casts_no_shadow(dov, board: str, show) -> None:
    show(a_view(a_curve(a_picture(3, 2, 1, 0), a_picture(4, 4, 2, 1, round=2))))

    page = dov.get(board).text

    assert 'class="dot-shadow"' not in page
    assert "Round 1" in page
    assert "Round 2" in page


def test_a_round_that_nobody_saw_is_said_to_be_gone(dov, board: str, show) -> None:
    show(a_view(a_curve(burnt=(1,))))

    assert "A round was not shown: its marks are gone." in dov.get(board).text


def test_stations_are_tabled_where_the_reveal_said_so(dov, board: str, show) -> None:
    show(a_view(a_curve(a_picture(6, 6, 5, 4, detail="stations"))))

    page = dov.get(board).text

    assert page.count('class="station"') == 8
    assert "I can do parts of it, with help." in page


def test_the_reader_chooses_the_language_and_what_people_wrote_stays(dov, board: str, show) -> None:
    show(a_view(a_board(an_idea("First half")), a_curve(a_picture(3, 4, 4, 1))))

    dov.get("/language/fi")
    page = dov.get(board).text

    assert "Säilytetään 24.11.2027 asti. Lukijat: tiimi ja sen esihenkilö." in page
    assert "First half" in page
    assert "Vanha tapa" in page


def test_it_can_be_taken_along_as_text(dov, board: str, show) -> None:
    show(a_view(a_board(an_idea("First half"))))

    answer = dov.get(f"{board}.md")

    assert answer.headers["Content-Type"] == "text/markdown; charset=utf-8"
    assert "- First half\n" in answer.text


@pytest.mark.parametrize(
    ("kind", "mimetype"),
    [("txt", "text/plain"), ("csv", "text/csv"), ("json", "application/json"), ("xlsx", WORKBOOK)],
)
def test_and_as_a_letter_a_table_and_a_file_for_programs(dov, board, show, kind: str, mimetype: str) -> None:
    show(a_view(a_full_board()))

    answer = dov.get(f"{board}.{kind}")

    assert answer.mimetype == mimetype
    assert f'filename="One calendar for all 1970-01-01.{kind}"' in answer.headers["Content-Disposition"]
    assert kind == "xlsx" or "The whole of it" in answer.text
    assert f'href="{board}.{kind}"' in dov.get(board).text


def test_the_letter_brings_the_link(dov, board: str, show) -> None:
    show(a_view(a_full_board()))

    assert f"http://127.0.0.1:5000{board}\n" in dov.get(f"{board}.txt").text


def test_it_opens_on_a_sentence_and_folds_beneath_it_how_it_grew(dov, board: str, show) -> None:
    show(a_view(a_full_board()))

    page = dov.get(board).text

    assert in_order(
        page,
        "<blockquote",
        "The whole of it",
        "The group’s sentences",
        "The whole of it",
        "<summary>How it grew</summary>",
        "Showing 1",
        "Half of it",
        "Showing 2",
        "The other half",
        "An earlier sentence",
        "A first try",
    )


def test_columns_and_groups_are_headings_and_what_rests_comes_last(dov, board: str, show) -> None:
    show(a_view(a_full_board()))

    heads = (">Now</h3>", ">Side by side</h4>", ">Later</h3>", ">Thoughts put aside</h3>")
    assert in_order(dov.get(board).text, *heads, "Perhaps never")


def test_what_was_hidden_is_a_reason_and_a_count(dov, board: str, show) -> None:
    show(a_view(a_full_board()))

    page = dov.get(board).text

    assert page.count("Hidden: posted twice") == 2
    assert "3 thoughts were hidden: names a customer, posted twice (2)." in page
    assert "1 thought was read and not shown: points at a person." in page


def test_curves_are_laid_over_each_other(dov, board: str, show) -> None:
    first = a_picture(6, 4, 0, 0)
    show(a_view(a_curve(first), a_curve(a_picture(0, 2, 4, 5, earlier=first), step="curve2")))

    page = dov.get(board).text

    assert "The curves laid over each other" in page
    assert page.count('class="layer layer-') == 4


def test_it_offers_the_follow_up_while_that_is_to_come(dov, board: str, show) -> None:
    view = a_view(a_full_board(), kept_until="2999-01-01")
    for opened_at, is_offered in ((int(1000 * time()), True), (1_000_000_000_000, False)):
        view.steps[0].opened_at = opened_at
        show(view)
        assert (f'href="{board}.ics"' in dov.get(board).text) is is_offered


def test_its_address_is_told_to_nobody(dov, board: str) -> None:
    for address in (board, *(f"{board}.{kind}" for kind in FILES)):
        headers = dov.get(address).headers
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["X-Robots-Tag"] == "noindex"
        assert headers["Cache-Control"] == "no-store"


def test_nothing_on_it_can_be_posted_to(dov, board: str) -> None:
    assert "<form" not in dov.get(board).text
    assert dov.post(board).status_code == 405


def test_a_wrong_key_opens_nothing(dov: FlaskClient, board: str) -> None:
    files = [f"{board}x.{kind}" for kind in FILES]
    for address in (f"{board}x", *files, "/b/b-", "/b/"):
        assert dov.get(address).status_code == 404


def in_order(page: str, *words: str) -> bool:
    """Each is found behind the one before it."""
    at = 0
    for word in words:
        at = page.find(word, at) + len(word)
        if at < len(word):
            return False
    return True


def rows(page: str) -> list[list[str]]:
    return [findall(r"<td>(.*?)</td>", row) for row in findall(r"(?s)<tr.*?</tr>", page)]
