"""What a request carries, read within a time, however small the drops in which it comes."""

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

WITHIN = 60.0  # seconds for all of it


class SlowBody:
    """`timeout(seconds, error)`: raises the error in a block that takes longer."""

    def __init__(
        self, body: Any, timeout: Callable[[float, type[Exception]], AbstractContextManager[Any]]
    ) -> None:
        self._body, self._timeout = body, timeout
        self._end = time.monotonic() + WITHIN

    def read(self, *size: int) -> bytes:
        return self._within(self._body.read, *size)

    def readline(self, *size: int) -> bytes:
        return self._within(self._body.readline, *size)

    def __iter__(self) -> Iterator[bytes]:
        return iter(self.readline, b"")

    def _within(self, read: Callable[..., bytes], *size: int) -> bytes:
        with self._timeout(max(0.001, self._end - time.monotonic()), TimeoutError):
            return read(*size)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._body, name)
