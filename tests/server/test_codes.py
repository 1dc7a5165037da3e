"""What somebody meant who typed a code, or pasted more than that."""

import pytest

from server.access import keys
from server.access.codes import Meant, meant

KEY = "p-5Fd6ilWLkqU1KoERrRQx9g"


@pytest.mark.parametrize(
    "typed",
    [
        "ABC2345", "  abc 2345-\n", "ａｂｃ２３４５", "ＡＢＣ－２３４５", "A B C 2 3 4 5", "AB_C23_45",
        "Code: ABC2345", "Koodi: abc 2345", "code ABC 2345", "CODE:ABC-2345", "“ABC2345”", "(ABC2345).",
        "Join at kesken.example.org with the code ABC2345", "ABC2345 is the code, says my PARTNER",
        "Liity: kesken.example.org\nKoodi: ABC2345\n",
    ],
)  # fmt: skip
def test_a_code_is_read_however_it_was_typed_and_among_other_words(typed: str) -> None:
    assert meant(typed) == Meant(code="ABC2345")


def test_whatever_code_is_drawn_is_read_again() -> None:
    for code in {keys.new_code() for _ in range(2_000)}:
        assert meant(f" {code[:3].lower()} {code[3:]}") == meant(f"Code: {code}") == Meant(code=code)


@pytest.mark.parametrize(
    "typed",
    [
        f"https://kesken.example.org/j#{KEY}", f"kesken.example.org/j#{KEY}", f"http://127.0.0.1:5000/j#{KEY}",
        f"Join here: https://kesken.example.org/j#{KEY}.", f"<https://kesken.example.org/j#{KEY}>",
    ],
)  # fmt: skip
def test_a_link_that_was_pasted_is_an_invitation(typed: str) -> None:
    assert meant(typed) == Meant(key=KEY)


@pytest.mark.parametrize(
    "typed",
    [
        "", "ABC", "ABCDEFGH", "ABCDEF0", "ABCDEFO", "ABCDEFI", "ÄBCDEFG", "'; drop --", "ABC2345X",
        "№ABC2345", "https://kesken.example.org/j#f-5Fd6ilWLkqU1KoERrRQx9g5Fd6ilWLkq",
        "https://kesken.example.org/b/b-5Fd6ilWLkqU1",
        "x" * 500 + " ABC2345", "\u0000", "\ud800",
    ],
)  # fmt: skip
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    assert meant(typed) == Meant()
