"""A bare application on the real-time core, for conformance suites that nobody here wrote.

  ./dev bench echo --port 3000 [--ping-interval 0.3 --ping-timeout 0.2 --most 1000000 --origin '*']

Socket.IO at /socket.io/, in the namespaces / and /custom: at the beginning it emits `auth` with what came
along, or {}; `message` comes back as `message-back`; `message-with-ack` is answered with its arguments. A
bare Engine.IO at /engine.io/ says everything again. It carries binary, and its floods are not slowed.
"""

import argparse
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from server.runtime import patch

patch()

from flask import Flask  # noqa: E402
from flask_socketio import SocketIO  # noqa: E402

from server import memory, runtime  # noqa: E402
from server.engine.answers import AnsweringEngine  # noqa: E402
from server.engine.broadcast import Broadcast  # noqa: E402
from server.engine.install import install  # noqa: E402
from server.engine.terms import Terms  # noqa: E402
from server.ground.ports import listen  # noqa: E402
from server.porter import MOST, Porter  # noqa: E402

NAMESPACES = ("/", "/custom")


def main() -> None:
    options = _options()
    listener = listen(options.host, options.port, "./dev bench echo")
    app = make_app(_terms(options), options.origin)
    print(f"echo at {options.host}:{listener.getsockname()[1]}", flush=True)
    memory.freeze_garbage()
    Porter(MOST, lambda connection: True).serve(listener, app)


def make_app(terms: Terms, origins: Any) -> Any:
    app = Flask("echo")
    socketio = SocketIO(
        app,
        async_mode=runtime.ASYNC_MODE,
        client_manager=Broadcast(),
        async_handlers=False,
        manage_session=False,
        cors_allowed_origins=origins,
    )
    install(socketio.server, terms)
    for namespace in NAMESPACES:
        _echo(socketio.server, namespace)
    bare = AnsweringEngine(terms, async_mode=runtime.ASYNC_MODE, cors_allowed_origins=origins)
    bare.on("connect", lambda sid, environ: bare.sockets[sid].let_in(terms.most))
    bare.on("message", lambda sid, said: bare.send(sid, said))
    inside = app.wsgi_app

    def choose(environ: dict[str, Any], start: Any) -> Any:
        if environ["PATH_INFO"].startswith("/engine.io/"):
            return bare.handle_request(environ, start)
        return inside(environ, start)

    app.wsgi_app = choose  # type: ignore[method-assign]
    return app


def _echo(server: Any, namespace: str) -> None:
    def connect(sid: str, environ: Any, auth: Any = None) -> None:
        # Clients that wait for one message after the other miss one of two that come in the same moment.
        runtime.call_later(0.01, lambda: server.emit("auth", auth or {}, to=sid, namespace=namespace))

    def message(sid: str, *said: Any) -> None:
        server.emit("message-back", said, to=sid, namespace=namespace)

    server.on("connect", connect, namespace=namespace)
    server.on("message", message, namespace=namespace)
    server.on("message-with-ack", lambda sid, *said: said, namespace=namespace)


def _terms(options: argparse.Namespace) -> Terms:
    return Terms(
        ping_interval=options.ping_interval,
        ping_timeout=options.ping_timeout,
        most=options.most,
        frames=None,
        enter_within=options.enter_within or None,
        carries_binary=True,
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./dev bench echo", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--ping-interval", type=float, default=25.0, help="seconds")
    parser.add_argument("--ping-timeout", type=float, default=20.0, help="seconds")
    parser.add_argument("--most", type=int, default=1_000_000, help="bytes of a message")
    parser.add_argument("--enter-within", type=float, default=10.0, help="seconds; 0: for ever")
    parser.add_argument("--origin", default="*")
    return parser.parse_args()


if __name__ == "__main__":
    main()
