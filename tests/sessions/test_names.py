"""What things are called: the rules I1, I11 and A4 of sessions/README.md."""

import re

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions import names

ROOT, SALT = bytes(range(32)), names.encode(bytes(range(16)))


def test_i11_a_secret_proves_its_name_in_its_own_session_only() -> None:
    secret = names.encode(ROOT)
    name = names.name_of("workshop01", secret)

    assert names.is_proved(name, session="workshop01", secret=secret)
    assert not names.is_proved(name, session="workshop02", secret=secret)
    assert not names.is_proved(name, session="workshop01", secret=name)


def test_i11_a_name_is_the_hash_of_the_session_and_the_secret() -> None:
    assert names.name_of("workshop01", names.encode(ROOT)) == "qyE_hjvE0TSx5GU1EkNDM7Tn3jICVmITQDXPRPO9lWI"


@given(st.binary(min_size=32, max_size=32))
def test_i1_every_name_has_one_spelling(raw: bytes) -> None:
    spelt = names.encode(raw)

    assert msgspec.convert(spelt, names.Name) == spelt
    assert names.decode(spelt) == raw
    others = [spelt[:-1] + end for end in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"]
    taken = [other for other in others if names.decode(other) == raw and is_name(other)]
    assert taken == [spelt]


@given(st.binary(min_size=16, max_size=16))
def test_i1_every_salt_has_one_spelling(raw: bytes) -> None:
    spelt = names.encode(raw)

    assert msgspec.convert(spelt, names.Salt) == spelt
    assert re.fullmatch("[A-Za-z0-9_-]{22}", spelt)


@pytest.mark.parametrize(
    "other", ["", "A" * 42, "A" * 44, "A" * 42 + "B", "A" * 42 + "=", "A" * 42 + "\n", "Ä" * 43]
)
def test_i1_what_is_no_name_is_not_taken_for_one(other: str) -> None:
    assert not is_name(other)


def test_a4_a_tag_differs_in_every_seat_step_round_and_session() -> None:
    of = {"seat": "ben", "step": "board1", "round": 1}
    keys = [(b"one", of), (b"two", of)]
    keys += [(b"one", {**of, **other}) for other in ({"seat": "cleo"}, {"step": "board2"}, {"round": 2})]

    tags = [names.tag_of(key, **which) for key, which in keys]  # type: ignore[arg-type]

    assert len(set(tags)) == len(tags)
    assert tags[0] == names.tag_of(b"one", seat="ben", step="board1", round=1)


@given(st.lists(st.binary(), min_size=1))
def test_two_histories_differ_in_their_chain_from_where_they_part(bodies: list[bytes]) -> None:
    def chain(of: list[bytes]) -> str:
        end = ""
        for body in of:
            end = names.link(end, body)
        return end

    assert chain(bodies) != chain([*bodies, b""])
    assert chain(bodies) != chain([b"other", *bodies[1:]]) or bodies[0] == b"other"


def test_a_digest_cannot_be_guessed_back_without_the_salt() -> None:
    other = names.encode(bytes(16))

    assert names.digest_of(SALT, "yes") != names.digest_of(other, "yes")
    assert names.digest_of(SALT, "yes") != names.digest_of(SALT, "no")


def is_name(text: str) -> bool:
    try:
        msgspec.convert(text, names.Name)
    except msgspec.ValidationError:
        return False
    return True
