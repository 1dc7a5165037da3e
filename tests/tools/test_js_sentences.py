"""Sentences are found wherever a module calls for them, and nowhere else."""

from io import BytesIO

import pytest

from tools.js_sentences import extract


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("t('One')", [("One",)]),
        ('t("It\'s {n}", { n: 1 })', [("It's {n}", None)]),
        (r"t('It\'s \u2026')", [("It's …",)]),
        ("tn(list.length, '1 mark', '{count} marks')", [(None, "1 mark", "{count} marks")]),
        ("tn(f(a, b), 'x', 'y', { z })", [(None, "x", "y", None)]),
        ("t(word) + t('a' + 'b') + t(`plain`)", [(None,), (None,), ("plain",)]),
        ("html`<p>others' ${t('In {n}', { n })} and ${t('Two')}</p>`", [("In {n}", None), ("Two",)]),
        ("html`<b>${list.map((x) => html`<i>${t('Deep')}</i>${x ? { a: t('Deeper') } : null}`)}</b>`",
         [("Deep",), ("Deeper",)]),
        ("// t('no')\n/* t('no') */ t('yes')", [("yes",)]),
        ("const rule = /['`]t\\(/; t('after')", [("after",)]),
        ("const half = total / 2; t('a') / t('b')", [("a",), ("b",)]),
        ("export function t(english) {} room.t('no'); at('no'); t('yes')", [("yes",)]),
        ("'t(\"no\")'; `t('no')`", []),
    ],
)  # fmt: skip
def test_what_is_found(code: str, found: list[tuple[str | None, ...]]) -> None:
    assert [words for _, _, words, _ in extract(BytesIO(code.encode()), {"t", "tn"}, None, {})] == found


def test_the_line_is_told() -> None:
    code = "\n\nhtml`\n<p>${t('Here')}</p>`"

    assert [line for line, *_ in extract(BytesIO(code.encode()), {"t"}, None, {})] == [4]
