"""The command line of the server: settings, the listening socket, and going down without anyone losing a
word.
"""

import argparse
import os
import signal
import sys

from server import runtime
from server.app import House, create_app
from server.config import BadSetting, read_settings

FAREWELL = 0.2  # seconds between «goodbye» and the end: long enough for the frame to leave


def main() -> None:
    options = _options()
    try:
        settings = read_settings(os.environ, port=options.port)
        listener = runtime.listen("127.0.0.1", settings.port)
    except BadSetting as wrong:
        sys.exit(str(wrong))
    except OSError:
        sys.exit(
            f"Port {settings.port} is taken by another program. Try another one: ./dev run --port {settings.port + 1}"
        )
    app = create_app(settings)
    _say_goodbye_on_sigterm(app.extensions["kesken"])
    print(f"Kesken is at {settings.base_url}", flush=True)
    runtime.freeze_garbage()
    runtime.serve(listener, app)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./dev run", description="Serves Kesken.")
    parser.add_argument("--port", type=int, help="the port to listen on (setting PORT; 5000)")
    return parser.parse_args()


def _say_goodbye_on_sigterm(house: House) -> None:
    def leave(*_: object) -> None:
        runtime.spawn(_leave, house)

    signal.signal(signal.SIGTERM, leave)
    signal.signal(signal.SIGINT, leave)


def _leave(house: House) -> None:
    house.words.goodbye()
    runtime.sleep(FAREWELL)
    os._exit(0)
