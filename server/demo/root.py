"""What only a phone knows: the root by which it names what it makes, and knows it again."""

import hmac
from typing import Protocol

from sessions.names import decode, encode, name_of

ROOT_SIZE, SALT_SIZE = 32, 16  # bytes


class Chance(Protocol):
    """Of `random.Random`, what names need."""

    def randbytes(self, n: int) -> bytes: ...


class Named(Protocol):
    """A thought in the view, or what this phone gave."""

    @property
    def name(self) -> str: ...
    @property
    def salt(self) -> str | None: ...


class Root:
    def __init__(self, session: str, root: bytes, chance: Chance) -> None:
        self._session, self._root, self._chance = session, root, chance

    def new_name(self) -> dict[str, str]:
        salt = encode(self._chance.randbytes(SALT_SIZE))
        return {"name": name_of(self._session, self.secret_of(salt)), "salt": salt}

    def secret_of(self, salt: str) -> str:
        return encode(hmac.digest(self._root, decode(salt), "sha256"))

    def proof(self, thing: Named) -> str:
        """The secret of a thing of one's own. Raises NotMine."""
        if thing.salt is None or not self.is_mine(thing):
            raise NotMine(f"{thing.name} was not made by this phone, or it was taken back.")
        return self.secret_of(thing.salt)

    def is_mine(self, thing: Named) -> bool:
        return thing.salt is not None and name_of(self._session, self.secret_of(thing.salt)) == thing.name


class NotMine(Exception):
    """Only what a phone made itself can it change or take back."""
