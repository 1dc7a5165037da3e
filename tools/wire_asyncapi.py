"""docs/asyncapi.json: the words of the socket as an AsyncAPI 3.0 document, seen from the server."""

import json
from typing import Any

import msgspec

from server.wire import catalogue
from sessions.refusals import SENTENCES
from sessions.thoughts.words import MOST_TEXT
from tools.wire_shapes import Shape, shapes

ROOM = {"$ref": "#/channels/room"}
SCHEMA = "#/components/schemas/"
SAYS = {
    "enter": "Come in, or back in: after a start, sleep, a cut, a deploy. One frame follows the answer.",
    "perform": "Ask for an act. Every act may be repeated for ever without harm. An empty answer means that "
    "nobody can say whether it is stored: ask again. The phone names what it makes: `salt` is 16 random "
    "bytes, `secret` 32 bytes that it keeps, `name` the SHA-256 of the session's id and the secret; all in "
    f"base64url. A `text` has 1 to {MOST_TEXT} characters once it is tidied.",
    "signal": "Raise a hand, or ask for a moment, which lets a step that closes wait a minute. It passes "
    "with the connection and is never stored; everyone hears how many, in `presence`. It is answered with a "
    "number; a desk has seen it once `presence` tells that it has seen as far.",
    "heed": "Say that this desk has seen the hands, or those who need a moment, up to `newest_…` of a "
    "`presence`. Their phones and the other desks hear it there. Never stored.",
    "seen": "Say how far this page has read, at most every three seconds and only when something came. It "
    "passes with the connection and is never stored; desks hear how many phones are behind.",
    "leave": "Go, and keep the connection.",
}


def asyncapi() -> str:
    document = {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Kesken",
            "version": "1",
            "description": "What travels between Kesken and its phones, desks and screens: Socket.IO 5, "
            "namespace “/”. Events are numbered without gaps; a frame up to my own number is ignored, the "
            "next one applied, anything else is a reason to enter again. docs/architecture.md says more.",
            "license": {"name": "MIT"},
        },
        "servers": {"kesken": _server()},
        "defaultContentType": "application/json",
        "channels": {"room": _channel()},
        "operations": _operations(),
        "components": {"messages": _messages(), "schemas": _schemas()},
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _server() -> dict[str, Any]:
    return {
        "host": "{host}",
        "pathname": "/socket.io/",
        "protocol": "wss",
        "protocolVersion": "Socket.IO 5, Engine.IO 4",
        "description": "The query may carry `at`, the session's id: a proxy then brings all phones of a "
        "session to one process. The cookie of a seat comes with the connection.",
        "variables": {"host": {"description": "as in PUBLIC_URL", "default": "kesken.example.org"}},
    }


def _channel() -> dict[str, Any]:
    return {
        "address": "/",
        "title": "A session's room",
        "messages": {name: {"$ref": f"#/components/messages/{name}"} for name in _messages()},
    }


def _operations() -> dict[str, Any]:
    heard = {
        word: {
            "action": "receive",
            "channel": ROOM,
            "summary": SAYS[word],
            "messages": [_in_room(name) for name in _names_of(word)],
            "reply": {"channel": ROOM, "messages": [_in_room(kind.__name__) for kind in one.answers]},
        }
        for word, one in catalogue.HEARD.items()
    }
    told = {
        word: {"action": "send", "channel": ROOM, "messages": [_in_room(kind.__name__)]}
        for word, kind in catalogue.TOLD.items()
    }
    return heard | told


def _messages() -> dict[str, Any]:
    """One for each command, answer and frame; their `name` is the word that carries them."""
    messages: dict[str, Any] = {}
    for word, heard in catalogue.HEARD.items():
        for name in _names_of(word):
            messages[name] = _message(word, name, _ref(name))
        messages |= {
            kind.__name__: _message(f"answer to {word}", kind.__name__, _ref(kind.__name__))
            for kind in heard.answers
            if kind.__name__ not in messages
        }
    for name, command in catalogue.PERFORMED.items():
        fields = {"do": {"const": name}, "with": _ref(name)}
        messages[name]["payload"] = _object(fields)
        messages[name]["x-roles"] = list(command.roles)
    return messages | {
        kind.__name__: _message(word, kind.__name__, _ref(kind.__name__))
        for word, kind in catalogue.TOLD.items()
    }


def _message(word: str, name: str, payload: dict[str, Any]) -> dict[str, Any]:
    return {"name": word, "title": name, "payload": payload}


def _names_of(word: str) -> list[str]:
    """The messages that a word may be."""
    return list(catalogue.PERFORMED) if word == "perform" else [catalogue.HEARD[word].carries.__name__]


def _schemas() -> dict[str, Any]:
    kinds = shapes()
    kinds.pop("Perform")
    _, found = msgspec.json.schema_components(
        [shape.kind for shape in kinds.values()], ref_template=SCHEMA + "{name}"
    )
    made = {name: _schema(shape, found[name]) for name, shape in kinds.items()}
    made["Refusal"]["properties"]["refused"]["enum"] = sorted(SENTENCES)
    return made


def _schema(shape: Shape, found: dict[str, Any]) -> dict[str, Any]:
    properties = {field.encode_name: _plain(found["properties"][field.encode_name]) for field in shape.fields}
    if shape.tag:
        properties = {shape.tag[0]: {"const": shape.tag[1]}, **properties}
    needed = [shape.tag[0]] if shape.tag else []
    needed += [field.encode_name for field in shape.fields if not shape.may_lack(field)]
    says = {"description": shape.says} if shape.says else {}
    either = {"minProperties": 1, "maxProperties": 1} if shape.is_either else {}
    return says | _object(properties, needed) | either


def _object(properties: dict[str, Any], needed: list[str] | None = None) -> dict[str, Any]:
    needed = list(properties) if needed is None else needed
    return {
        "type": "object",
        "properties": properties,
        "required": needed,
        "additionalProperties": False,
    }


def _plain(schema: Any) -> Any:
    """In the words of AsyncAPI, whose `discriminator` is another thing, and of ECMAScript's patterns."""
    if isinstance(schema, list):
        return [_plain(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: value.replace(r"\Z", "$") if key == "pattern" else _plain(value)
        for key, value in schema.items()
        if key not in ("discriminator", "default")
    }


def _ref(name: str) -> dict[str, str]:
    return {"$ref": SCHEMA + name}


def _in_room(name: str) -> dict[str, str]:
    return {"$ref": f"#/channels/room/messages/{name}"}
