"""Packets that are none, by the thousand: the same ones for the same seed."""

import json
from random import Random
from typing import Any

from sessions.session import COMMANDS
from tests.strangers.raw import BINARY, CLOSE, PING, TEXT, frame

ENTRY = '{"session":"%s","as":"participant","language":"en"}'
LEAVES: tuple[Any, ...] = (
    *(
        None,
        True,
        False,
        0,
        -1,
        1.5,
        2**31,
        2**63,
        10**40,
        "",
        "x",
        "\0",
        "\ud800",
        "é" * 300,
        "🙂",
        "<b>",
        "'\"\\",
    ),
    *([], {}, [[]], {"": ""}, [None] * 50),
)
ODD_NUMBERS = ("NaN", "Infinity", "-Infinity", "1e999", "-0", "0x10", "01", "1_000")
WORDS = (
    "enter",
    "perform",
    "leave",
    "signal",
    "heed",
    "seen",
    "Perform",
    "",
    "connect",
    "disconnect",
    "\0",
    "events",
    "view",
    "__class__",
)


def nonsense(chance: Random) -> str:
    """Words of ours with nonsense in them: they are answered, and their connection stays."""
    number = chance.randrange(10**6)
    if chance.random() < 0.3:
        return f"42{number}{json.dumps(['enter', *[tree(chance)] * chance.randrange(3)])}"
    act = chance.choice(list(COMMANDS))
    fields = ",".join(
        f"{json.dumps(name)}:{value(chance)}"
        for name in COMMANDS[act].__struct_fields__
        if chance.random() < 0.9
    )
    return f'42{number}["perform",{{"do":{json.dumps(act)},"with":{{{fields}}}}}]'


def meaningless(chance: Random) -> str:
    """Packets as such, which mean nothing here: after a few of them their connection is over."""
    kind = chance.randrange(3)
    if kind == 0:
        return f"{chance.choice('789')}{letters(chance)}"
    if kind == 1:
        return f"43{chance.randrange(10**9)}{json.dumps([tree(chance)])}"
    return f"42{json.dumps([chance.choice(WORDS[6:]), tree(chance)])}"


def rubbish(chance: Random) -> bytes:
    """Frames that end their connection, of whatever layer they break the rules."""
    kind = chance.randrange(8)
    if kind == 0:
        return chance.randbytes(chance.randrange(2, 200))
    if kind == 1:
        return frame(chance.randbytes(chance.randrange(1, 200)), opcode=TEXT)
    if kind == 2:
        return frame(chance.choice("4x") + letters(chance))
    if kind == 3:
        return b"".join(frame(meaningless(chance)) for _ in range(5))
    if kind == 4:
        return frame(f"42{'[' * chance.randrange(1, 3_000)}")
    if kind == 5:
        return frame(f"4{chance.choice('56')}{chance.randrange(2, 10**9)}-{json.dumps([tree(chance)])}")
    if kind == 6:
        return frame(letters(chance), opcode=chance.choice((0, 3, 4, 7, 11)), rsv=chance.randrange(8))
    return frame(
        chance.randbytes(chance.randrange(130)),
        opcode=chance.choice((CLOSE, PING)),
        is_last=chance.random() < 0.5,
    )


def spoilt(chance: Random, packet: str) -> bytes:
    """A good packet with a byte changed, left out or put in somewhere: who knows what becomes of it."""
    body = bytearray(packet.encode())
    for _ in range(chance.randrange(1, 4)):
        place = chance.randrange(len(body))
        match chance.randrange(3):
            case 0:
                body[place] = chance.randrange(256)
            case 1:
                del body[place : place + chance.randrange(1, 6)]
            case _:
                body[place:place] = chance.randbytes(chance.randrange(1, 6))
        body = body or bytearray(b"4")
    return frame(bytes(body), opcode=BINARY if chance.random() < 0.05 else TEXT)


def tree(chance: Random, depth: int = 0) -> Any:
    match chance.randrange(4 if depth < 4 else 2):
        case 0 | 1:
            return chance.choice(LEAVES)
        case 2:
            return [tree(chance, depth + 1) for _ in range(chance.randrange(4))]
    return {letters(chance): tree(chance, depth + 1) for _ in range(chance.randrange(4))}


def value(chance: Random) -> str:
    return chance.choice(ODD_NUMBERS[:3]) if chance.random() < 0.1 else json.dumps(tree(chance))


def letters(chance: Random) -> str:
    return "".join(chance.choice('ab{}[]",:\\0189-_/é\0\x1e\u2028🙂') for _ in range(chance.randrange(12)))
