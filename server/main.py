"""The command line of the server: settings, the listening sockets,
and going down without anyone losing a word.
"""

import argparse
import os
import signal
import socket
import sys
from ipaddress import ip_address
from typing import NamedTuple

from flask import Flask

from server import memory, runtime
from server.app import House, create_app
from server.config import Settings, read_settings
from server.demo.thoughts import WORKSHOPS
from server.demo.workshop import Opened, open_workshop, send_crowd
from server.ground.ports import listen
from server.ground.refusals import why_not
from server.ground.sharing import Shared
from server.ground.waiting import wait_for_database
from server.lan import Network, find_network, on_lan, tell_when_nobody_comes
from server.names import in_url
from server.open_files import ask_for_more

FAREWELL = 0.2  # seconds between «goodbye» and the end: long enough for the frame to leave
STOPPED = 130  # what programs end with after Ctrl+C


class Ready(NamedTuple):
    settings: Settings
    network: Network | None
    listeners: list[socket.socket]
    app: Flask
    workshop: Opened | None
    shared: Shared


def main() -> None:
    options = _options()
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]  # a terminal may lack a letter
    ask_for_more()
    settings, network, listeners, app, workshop, shared = _prepare(options)
    house = app.extensions["kesken"]
    _say_goodbye_on_sigterm(house)
    _say(f"Kesken is at {settings.base_url}")
    if shared.others:
        _say(shared.others)
    if workshop:
        _say(str(workshop))
        _crowd = send_crowd(_url_of(listeners[0]), workshop, options.lang)  # it goes when this name does
    if network:
        _say(on_lan(network, workshop.join_url if workshop else settings.base_url, settings.port))
        tell_when_nobody_comes(app, port=settings.port, say=_say, later=runtime.call_later)
    memory.freeze_garbage()
    for listener in listeners[1:]:
        runtime.spawn(house.porter.serve, listener, app)
    house.porter.serve(listeners[0], app)


def _prepare(options: argparse.Namespace) -> Ready:
    """All that the machine may refuse. Then it is said in a sentence, and the process ends."""
    settings: Settings | None = None
    try:
        network = find_network(options.lan, os.environ) if options.lan is not None else None
        settings = read_settings(os.environ, port=options.port, lan=network.address if network else "")
        shared = Shared(settings)
        # Before the port is taken: nobody is kept waiting at it.
        wait_for_database(settings.database_url, _say)
        hosts = [settings.host, *([network.address] if network else [])]
        listeners = [listen(host, settings.port, options.command) for host in hosts]
        app = create_app(settings)
        workshop = open_workshop(app.extensions["kesken"], options.lang) if options.demo else None
        return Ready(settings, network, listeners, app, workshop, shared)
    except KeyboardInterrupt:
        sys.exit(STOPPED)
    except Exception as no:
        sys.exit(why_not(no, settings))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./dev run", description="Serves Kesken.")
    parser.add_argument("--port", type=int, help="the port to listen on (setting PORT; 5000)")
    parser.add_argument(
        "--lan",
        nargs="?",
        const="",
        metavar="ADDRESS",
        help="also listen for phones on the same Wi-Fi, at the address named or found",
    )
    parser.add_argument(
        "--demo", action="store_true", help="with a workshop under way and pretend phones taking part"
    )
    parser.add_argument("--lang", choices=sorted(WORKSHOPS), default="en", help="the language of the demo")
    options = parser.parse_args()
    options.command = "./dev demo" if options.demo else parser.prog
    return options


def _url_of(listener: socket.socket) -> str:
    """Where this machine itself reaches it."""
    host, port = listener.getsockname()[:2]
    return f"http://{'127.0.0.1' if ip_address(host).is_unspecified else in_url(host)}:{port}"


def _say(sentence: str) -> None:
    print(sentence, flush=True)


def _say_goodbye_on_sigterm(house: House) -> None:
    runtime.on_signals((signal.SIGTERM, signal.SIGINT), lambda: _leave(house))


def _leave(house: House) -> None:
    house.words.goodbye()
    runtime.sleep(FAREWELL)
    os._exit(0)
