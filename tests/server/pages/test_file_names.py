"""Downloads are called after their session and its day."""

from datetime import date
from unicodedata import category

import pytest
from flask import Response
from werkzeug.http import parse_options_header

from server.pages.file_names import call, file_name

DAY = date(2026, 10, 7)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("One calendar for all", "One calendar for all 2026-10-07.md"),
        ("Yhteinen kalenteri: päätä, älä jätä!", "Yhteinen kalenteri päätä, älä jätä 2026-10-07.md"),
        ("Один календарь", "Один календарь 2026-10-07.md"),
        ("../../etc/passwd", "etc passwd 2026-10-07.md"),
        ("C:\\Users\\ann", "C Users ann 2026-10-07.md"),
        ("--help", "help 2026-10-07.md"),
        ("a\r\nSet-Cookie: b=c", "a Set-Cookie b c 2026-10-07.md"),
        ('"; filename="x.exe', "filename x exe 2026-10-07.md"),
        ("invoice\u202efdp.exe", "invoice fdp exe 2026-10-07.md"),
        ("%2e%2e%2f`rm`$(x)", "2e 2e 2f rm x 2026-10-07.md"),
        ("👩‍🚀🎉", "Kesken 2026-10-07.md"),
        ("", "Kesken 2026-10-07.md"),
    ],
)
def test_a_title_becomes_a_name_that_steers_nothing(title: str, name: str) -> None:
    assert file_name(title, DAY, "md") == name


@pytest.mark.parametrize("title", ["語" * 80, "𠜎" * 80, "ä" * 80, "x" * 80, "e\u0301" * 40, "ab " * 26])
def test_every_title_makes_a_name_that_file_systems_take(title: str) -> None:
    name = file_name(title, DAY, "xlsx")

    assert len(name.encode()) <= 255
    assert name.endswith(" 2026-10-07.xlsx")
    assert not [sign for sign in name if category(sign)[0] == "C" or sign in '/\\:*?"<>|']


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("One calendar for all", "One calendar for all 2026-10-07.csv"),
        ("Yhteinen kalenteri, äöå", "Yhteinen kalenteri, aoa 2026-10-07.csv"),
        ("Один календарь", "Kesken 2026-10-07.csv"),
        ('"; x="y', "x y 2026-10-07.csv"),
    ],
)
def test_the_header_says_it_whole_and_in_plain_letters(title: str, plain: str) -> None:
    answer = call(Response(), "attachment", title=title, held=DAY, kind="csv")

    said = answer.headers["Content-Disposition"]
    how, names = parse_options_header(said)
    assert how == "attachment"
    assert names["filename"] == file_name(title, DAY, "csv"), "what today's browsers take"
    assert f'filename="{plain}"' in said, "and the others"
    said.encode("ascii")
