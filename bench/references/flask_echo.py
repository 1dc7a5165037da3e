"""Flask-SocketIO on eventlet as it comes, echoing to a room and storing nothing. `flask_echo.py PORT`"""

import sys
import warnings
from typing import Any

warnings.filterwarnings("ignore", message=r"\s*Eventlet is deprecated")

import eventlet  # noqa: E402

eventlet.monkey_patch()

from flask import Flask  # noqa: E402
from flask_socketio import SocketIO, emit, join_room  # noqa: E402

MOST = 20_000  # connections: with eventlet's own 1,024 more would only wait

app = Flask(__name__)
socketio = SocketIO(app, async_mode="eventlet")


@socketio.on("join")
def join(said: dict[str, Any]) -> None:
    join_room(said["room"])
    emit("joined", [])


@socketio.on("post")
def post(said: dict[str, Any]) -> None:
    emit("posted", said, to=said["room"])


if __name__ == "__main__":
    socketio.run(app, host="127.0.0.1", port=int(sys.argv[1]), max_size=MOST)
