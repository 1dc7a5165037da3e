"""What things are called. A phone names what it makes, so that a repeat is harmless and authorship can be
proved.

    secret = HMAC-SHA256(root of the phone, salt)        32 bytes, known to the phone alone until it shows it
    name   = SHA-256(session id ‖ secret)                32 bytes, public

All of them travel as base64url without padding: 43 characters for 32 bytes, 22 for a salt of 16.
"""

import base64
import hmac
from hashlib import sha256
from typing import Annotated

from msgspec import Meta

SessionId = Annotated[str, Meta(pattern=r"^[a-z0-9]{10}\Z")]
StepId = Annotated[str, Meta(pattern=r"^[a-z0-9]{6}\Z")]
GroupId = StepId
# The last character of 32 (16) bytes in base64 carries four (two) bits: other endings are second spellings.
Name = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]\Z")]
Secret = Name
Salt = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{21}[AQgw]\Z")]

WHOLE = r"^[^\x00]*\Z"  # U+0000 is no word of anybody's, and PostgreSQL cannot keep it
# The wire takes five times what a text may hold and more, so that «too long» is said with the number in it.
Text = Annotated[str, Meta(max_length=4000, pattern=WHOLE)]
Title = Annotated[str, Meta(max_length=400, pattern=WHOLE)]
Readers = Annotated[str, Meta(max_length=600, pattern=WHOLE)]
Column = Annotated[int, Meta(ge=0, le=100)]  # counted over the step's columns
Round = Annotated[int, Meta(ge=1, le=10_000)]
Time = Annotated[int, Meta(ge=0, le=2**53 - 1)]  # milliseconds since 1970
Names = Annotated[list[Name], Meta(min_length=1, max_length=500)]


def name_of(session: str, secret: str) -> str:
    """The name that belongs to a secret (43 characters of base64url) in this session."""
    return encode(sha256(session.encode() + decode(secret)).digest())


def is_proved(name: str, *, session: str, secret: str) -> bool:
    """Whether the secret shows that its holder made the thing of this name."""
    return hmac.compare_digest(name_of(session, secret), name)


def digest_of(salt: str, text: str) -> str:
    """What the log keeps in place of people's words; without the salt it cannot be guessed back."""
    return encode(sha256(decode(salt) + text.encode()).digest())


def link(chain: str, body: bytes) -> str:
    """The next string of the chain after an event's stored body: two histories differ in it from where they
    part.
    """
    return encode(sha256(chain.encode() + body).digest())


def tag_of(tag_key: bytes, *, seat: str, step: str, round: int) -> str:
    """«Another phone», and nothing else: differs in every round, worthless without the session's tag key."""
    return encode(hmac.new(tag_key, f"{seat}/{step}/{round}".encode(), "sha256").digest())


def encode(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def decode(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
