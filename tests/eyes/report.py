"""How a look fails: with all that it found, one thing a line."""

from collections.abc import Sequence

import pytest


def refuse(found: Sequence[str]) -> None:
    if found:
        pytest.fail("\n".join(found), pytrace=False)
