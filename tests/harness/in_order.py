"""A Socket.IO client that hears things in the order in which they came."""

import json
from functools import partial
from typing import Any

import socketio

from server.demo.sockets import Sockets
from tests.harness.patience import PATIENCE


def client_in_order(**how: Any) -> socketio.Client:
    """The library gives every message a thread of its own, and threads overtake each other; here the one that
    reads works each message off before it reads the next. So what listens may not wait for another answer.
    """
    # An app made in this process set its strict JSON for every client too; people send what they like.
    sockets = Sockets()
    options = {"class_": sockets.make}
    how = {"request_timeout": PATIENCE, "websocket_extra_options": options, **how}
    client = socketio.Client(reconnection=False, json=json, **how)
    client.connect = partial(client.connect, wait_timeout=PATIENCE)
    client.call = partial(client.call, timeout=PATIENCE)
    act = client.eio._trigger_event

    def act_at_once(event: str, *told: Any, **_: Any) -> Any:
        return act(event, *told, run_async=False)

    client.eio._trigger_event = act_at_once
    _close_with_it(client, sockets)
    return client


def _close_with_it(client: socketio.Client, sockets: Sockets) -> None:
    disconnect = client.disconnect

    def hang_up() -> None:
        try:
            disconnect()
        finally:
            sockets.close()

    client.disconnect = hang_up
