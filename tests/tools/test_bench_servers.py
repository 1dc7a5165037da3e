"""The load generator and the servers of the bench understand each other: two rooms of three phones, for a
moment. How quick they are is no question of a test.
"""

from dataclasses import replace
from shutil import which

import pytest

from bench import machine
from bench.loads import LOADS, Load
from bench.measuring import measure
from bench.rows import shortfall
from bench.servers import DURABLE, FLASK, KESKEN, NODE, C, kinds
from tests.harness.patience import PATIENCE
from tools import dev_bench

pytestmark = pytest.mark.slow
SMALL = replace(LOADS["A"], rooms=2, clients=3, rate=20, warm=0.2, seconds=0.5, drain=PATIENCE)


@pytest.fixture(scope="module")
def made() -> dev_bench.Made:
    if not any(map(which, dev_bench.COMPILERS)):
        pytest.skip("no C compiler is here; ./dev bench brings one")
    loadgen, c_loop = map(dev_bench.compiled, ("loadgen.c", "references/c_loop.c"))
    return dev_bench.Made(loadgen, c_loop, which("node") or "", dev_bench.MODULES, {})


@pytest.mark.parametrize("server", [C, FLASK, NODE, DURABLE, KESKEN])
def test_what_one_says_all_hear(made: dev_bench.Made, server: str) -> None:
    if server in (NODE, DURABLE) and not (made.node and made.modules.exists()):
        pytest.skip("Socket.IO for Node is not installed; ./dev bench installs it")

    figures = measure(kinds(made)[server], SMALL, made, machine.cores())

    assert shortfall(figures) == ""
    assert figures["deliveries"] == figures["sent"] * 3 > 0
    assert figures["answered"] == (figures["sent"] if server in (DURABLE, KESKEN) else 0)


@pytest.mark.parametrize(
    "load",
    [
        replace(LOADS["storm"], clients=3, board=5),
        replace(LOADS["marks"], clients=8, warm=0.2, seconds=0.5, drain=PATIENCE),
        replace(LOADS["reveal"], clients=8, warm=0.2),
    ],
    ids=lambda load: load.name,
)
def test_kesken_takes_each_kind_of_load(made: dev_bench.Made, load: Load) -> None:
    figures = measure(kinds(made)[KESKEN], load, made, machine.cores())

    assert shortfall(figures) == ""
    assert figures["done"] == 1
