"""A clock that moves when it is told to, for whatever counts how often."""

import pytest

COUNTED_BY = ("limits.storage.memory", "limits.strategies")


class Clock:
    """Stands where the module `time` would."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def time(self) -> float:
        return self.now


def clock_of_limits(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    for module in COUNTED_BY:
        monkeypatch.setattr(f"{module}.time", clock)
    return clock
