"""Where a whole machine starts at once, the server is often quicker than its PostgreSQL:
it waits, and says so.
"""

import time
from collections.abc import Callable

import sqlalchemy as db
from sqlalchemy import exc

from server import runtime
from server.ground.databases import is_away, why_no_database
from server.store.engine import make_engine

LONGEST = 60.0  # seconds; whoever starts it by hand wants to know by then
AGAIN = 1.0


def wait_for_database(url: str, say: Callable[[str], object], *, longest: float = LONGEST) -> None:
    """Returns as soon as it answers. Raises OperationalError when it is still away after `longest` seconds,
    and at once for whatever waiting does not help.
    """
    engine = make_engine(url)
    if engine.dialect.name == "sqlite":
        return
    deadline = time.monotonic() + longest
    has_said = False
    while True:
        try:
            runtime.offload(_knock, engine)
            return
        except exc.OperationalError as error:
            if not is_away(error) or time.monotonic() >= deadline:
                raise
            if not has_said:
                say(f"{why_no_database(error, url)} Kesken waits for it for {longest:.0f} seconds.")
                has_said = True
        runtime.sleep(AGAIN)


def _knock(engine: db.Engine) -> None:
    engine.connect().close()
