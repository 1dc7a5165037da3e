"""The server's main program, in place of wsgi.py, with what plants.py changes."""

import sys

from server.runtime import patch


def serve() -> None:
    patch()
    from server.main import main
    from tests.faults.plants import PLANTS

    for name in sys.argv.pop(1).split(","):
        PLANTS[name]()
    main()


if __name__ == "__main__":
    serve()
