"""Codes and keys. One table of kinds; each key carries its kind in front and opens nothing else;
all are stored as SHA-256.
"""

import hmac
import secrets
from hashlib import sha256
from typing import Literal

from sessions.names import encode

Kind = Literal["facilitator", "screen", "participant", "board"]

# kind -> what stands in front of the key, and its random bytes.
# Keys that steer are longer than those that only read.
KINDS: dict[Kind, tuple[str, int]] = {
    "facilitator": ("f", 24),
    "screen": ("s", 24),
    "participant": ("p", 16),  # the invitation that the QR carries
    "board": ("b", 16),
}

# Without 0 O 1 I L, which eyes at the back of a room take for each other.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
CODE_LENGTH = 7


def new_key(kind: Kind) -> str:
    front, size = KINDS[kind]
    return f"{front}-{encode(secrets.token_bytes(size))}"


def derived_key(kind: Kind, session: str, secret_key: str) -> str:
    """A key that is shown again and again (QR, board):
    made from the server's secret, so that it is stored as a hash alone.
    """
    front, size = KINDS[kind]
    made = hmac.new(secret_key.encode(), f"{kind}/{session}".encode(), sha256).digest()
    return f"{front}-{encode(made[:size])}"


def is_kind(key: str, kind: Kind) -> bool:
    return key.startswith(f"{KINDS[kind][0]}-") and len(key) <= 64 and key.isascii()


def hash_of(key: str) -> str:
    return encode(sha256(key.encode()).digest())


def new_code() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
