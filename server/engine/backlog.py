"""What waits for a phone that does not take it: bounded, since a phone in a pocket would else hold a copy of
all that a room does.
"""

from collections import deque
from time import monotonic

MOST = 256 * 1024  # bytes that wait behind the first frame, which may be a whole board
PATIENCE = 10.0  # seconds in which nothing of it is taken

Frame = bytes | memoryview


class Backlog:
    __slots__ = ("_size", "frames", "since")

    def __init__(self) -> None:
        self.frames: deque[Frame] = deque()
        self._size = 0
        self.since = 0.0  # when something of it was taken last, or when it began

    def __bool__(self) -> bool:
        return bool(self.frames)

    def add(self, frame: Frame) -> bool:
        """Whether that is not too much."""
        if not self.frames:
            self.since, self._size = monotonic(), 0
        else:
            self._size += len(frame)
        self.frames.append(frame)
        return self._size <= MOST

    def took(self, count: int) -> bool:
        """So many bytes of the first frame were taken. Whether that was all of it."""
        self.since = monotonic()
        first = self.frames[0]
        if count < len(first):
            self.frames[0] = memoryview(first)[count:]
            return False
        self.frames.popleft()
        if self.frames:
            self._size -= len(self.frames[0])
        return True

    def take_all(self) -> list[Frame]:
        taken = list(self.frames)
        self.frames.clear()
        self._size = 0
        return taken

    def has_stalled(self, now: float) -> bool:
        return bool(self.frames) and now > self.since + PATIENCE
