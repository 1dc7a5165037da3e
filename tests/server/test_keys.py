"""Codes and keys: what they are made of, and which doors they open."""

import pytest

from server.access import keys
from sessions.names import decode

SECRET, OLDER = "the newest secret of this server", "an older secret of this server"


def test_a_code_has_no_letters_that_eyes_confuse() -> None:
    codes = "".join(keys.new_code() for _ in range(500))

    assert not set(codes) & set("0O1IL")
    assert set(codes) <= set(keys.ALPHABET)


@pytest.mark.parametrize("kind", keys.KINDS)
def test_a_key_opens_its_own_kind_only(kind: keys.Kind) -> None:
    key = keys.new_key(kind)

    assert [other for other in keys.KINDS if keys.is_kind(key, other)] == [kind]
    assert len(decode(key.partition("-")[2])) >= 16
    assert keys.new_key(kind) != key
    assert key not in keys.hash_of(key)


def test_keys_that_steer_are_longer_than_keys_that_read() -> None:
    sizes = {kind: size for kind, (_, size) in keys.KINDS.items()}

    assert min(sizes["facilitator"], sizes["screen"]) >= 24 > sizes["board"] == 16


def test_a_derived_key_follows_from_the_secret_the_session_and_the_kind() -> None:
    made = {
        keys.derived_key(kind, session, secret)
        for kind in ("participant", "board")
        for session in ("workshop01", "workshop02")
        for secret in (SECRET, OLDER)
    }

    assert len(made) == 8
    assert keys.derived_key("board", "workshop01", SECRET) in made
