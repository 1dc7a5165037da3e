"""The command line of the server: settings, the listening sockets, and going down without anyone losing a
word.
"""

import argparse
import errno
import os
import signal
import socket
import sys
from ipaddress import ip_address

from server import runtime
from server.app import House, create_app
from server.config import BadSetting, read_settings
from server.demo.thoughts import WORKSHOPS
from server.demo.workshop import open_workshop, send_crowd
from server.lan import find_network, on_lan, tell_when_nobody_comes
from server.open_files import ask_for_more

FAREWELL = 0.2  # seconds between «goodbye» and the end: long enough for the frame to leave


def main() -> None:
    options = _options()
    ask_for_more()
    try:
        network = find_network(options.lan, os.environ) if options.lan is not None else None
        settings = read_settings(os.environ, port=options.port, lan=network.address if network else "")
        hosts = [settings.host, *([network.address] if network else [])]
        listeners = [_listen(host, settings.port, options.command) for host in hosts]
        app = create_app(settings)
    except BadSetting as wrong:
        sys.exit(str(wrong))
    house = app.extensions["kesken"]
    _say_goodbye_on_sigterm(house)
    workshop = open_workshop(house, options.lang) if options.demo else None
    print(f"Kesken is at {settings.base_url}", flush=True)
    if workshop:
        print(workshop, flush=True)
        _crowd = send_crowd(_url_of(listeners[0]), workshop, options.lang)  # it goes when this name does
    if network:
        print(
            on_lan(network, workshop.join_url if workshop else settings.base_url, settings.port), flush=True
        )
        tell_when_nobody_comes(app, port=settings.port, say=_say, later=runtime.call_later)
    runtime.freeze_garbage()
    for listener in listeners[1:]:
        runtime.spawn(house.porter.serve, listener, app)
    house.porter.serve(listeners[0], app)


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


def _listen(host: str, port: int, command: str) -> socket.socket:
    try:
        return runtime.listen(host, port)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise BadSetting(f"Kesken cannot listen at {host}, port {port}: {error.strerror}.") from None
        raise BadSetting(
            f"Port {port} is taken by another program. Try another one: {command} --port {port + 1}"
        ) from None


def _url_of(listener: socket.socket) -> str:
    """Where this machine itself reaches it."""
    host, port = listener.getsockname()[:2]
    return f"http://{'127.0.0.1' if ip_address(host).is_unspecified else host}:{port}"


def _say(sentence: str) -> None:
    print(sentence, flush=True)


def _say_goodbye_on_sigterm(house: House) -> None:
    runtime.on_signals((signal.SIGTERM, signal.SIGINT), lambda: _leave(house))


def _leave(house: House) -> None:
    house.words.goodbye()
    runtime.sleep(FAREWELL)
    os._exit(0)
