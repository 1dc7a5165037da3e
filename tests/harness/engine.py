"""Which engine carries the socket in this run, and what the stock one cannot do."""

import os

import pytest

from server.config import Settings

IS_OURS = (os.environ.get("ENGINE") or Settings.engine) == "ours"
ours_only = pytest.mark.skipif(
    not IS_OURS, reason="ENGINE=stock: floods, close codes and memory are as the packages have them"
)
