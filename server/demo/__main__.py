"""Sends a crowd of pretend phones to a session: `python -m server.demo --invitation p-…`."""

import argparse
import os
import signal
import sys
import threading

from server.demo.crowd import ALL, Crowd
from server.demo.line import NotIn
from server.demo.thoughts import LANGUAGES


def main() -> None:
    options = _options()
    if options.until_stdin_ends:
        # Ctrl+C reaches the whole group: the one who started us hears it, and our turn comes with its end.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        threading.Thread(target=_end_with_stdin, daemon=True).start()
    crowd = Crowd(
        options.url, options.invitation, language=options.lang, phones=options.phones, pace=options.pace
    )
    try:
        crowd.live()
    except NotIn as closed:
        sys.exit(str(closed))
    except KeyboardInterrupt:
        crowd.leave()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m server.demo", description="Pretend phones in a session.")
    parser.add_argument("--url", default="http://127.0.0.1:5000", help="where Kesken is")
    parser.add_argument("--invitation", required=True, help="the join code, or the invitation in its link")
    parser.add_argument("--lang", choices=sorted(LANGUAGES), default="en", help="what they speak")
    parser.add_argument("--phones", type=int, default=ALL, help="how many there are")
    parser.add_argument("--pace", type=float, default=1.0, help="0.5 is twice as quick")
    parser.add_argument(
        "--until-stdin-ends",
        action="store_true",
        help="go when the standard input is closed: a pipe closes however its owner ends",
    )
    return parser.parse_args()


def _end_with_stdin() -> None:
    sys.stdin.buffer.read()
    os._exit(0)


if __name__ == "__main__":
    main()
