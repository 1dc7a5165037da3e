"""A machine that has other things to do: programs that only count, beside the tests. `./dev test --busy 4`.

Whoever starts them ends them. Should it be killed before it could, they end by themselves: each looks now
and then whether the process that started it is still its parent.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

COUNT = """
import os, sys
while os.getppid() == int(sys.argv[1]):
    for _ in range(1_000_000):
        pass
"""


@contextmanager
def busy(loops: int) -> Iterator[list[subprocess.Popen[bytes]]]:
    command = [sys.executable, "-c", COUNT, str(os.getpid())]
    counting = [subprocess.Popen(command) for _ in range(loops)]
    try:
        yield counting
    finally:
        for one in counting:
            one.kill()
        for one in counting:
            one.wait()
