"""One module of static/: what it takes from others, what it gives them, and what it fetches later."""

import re
from dataclasses import dataclass, field
from posixpath import dirname, join, normpath
from typing import NamedTuple

from server.assets.javascript import pieces
from server.assets.tight import tight_script

FROM = r"""['"](?P<where>\.[^'"]+)['"]"""
TAKES = re.compile(rf"import\s*(?:\{{(?P<names>[^}}]*)\}}\s*from\s*)?{FROM};\n?")
PASSES_ON = re.compile(rf"export\s*\{{(?P<names>[^}}]*)\}}\s*from\s*{FROM};\n?")
GIVES = re.compile(r"export (?=(?:(?:async )?function ?|class |const )(?P<name>[A-Za-z_$][\w$]*))")
LATER = re.compile(rf"import\({FROM}\)")
LOADER = "lib/scripts.js"  # fetches what comes later
ITS_OWN = re.compile(r"(?=import\()")
FOREIGN_SENTENCE = re.compile(r"(?<!function )(?<![\w.$])t\((?!['\"])")


class Misread(ValueError):
    """Something in a module is not understood here; its message says what."""


class Gift(NamedTuple):
    of: str  # the module it comes from
    name: str


@dataclass
class Module:
    path: str  # below static/, such as parts/idea.js
    # From which module: its name → the name here.
    takes: dict[str, dict[str, str]] = field(default_factory=dict)
    gives: dict[str, Gift] = field(default_factory=dict)
    later: list[str] = field(default_factory=list)  # what it fetches when it is needed
    body: list[str] = field(default_factory=list)  # with a gap for each of `later`
    says_what_comes: bool = False  # whether it says sentences that stand in no module


def read_module(path: str, source: str) -> Module:
    """Raises Misread."""
    module = Module(path)
    try:
        code = tight_script(source)
        text, done = "", 0
        for at in _keywords(code):
            text += code[done:at]
            found = _read(module, code, at)
            if found.re is LATER:
                module.body.append(text)
                text = ""
            done = found.end()
    except ValueError as no:
        raise Misread(f"static/{path}: {no}") from no
    module.body.append(text + code[done:])
    module.says_what_comes = bool(FOREIGN_SENTENCE.search(code))
    return module


def _keywords(code: str) -> list[int]:
    """Where `import` and `export` stand, other than in texts."""
    places, at = list[int](), 0
    for kind, text in pieces(code):
        if kind == "name" and text in ("import", "export"):
            places.append(at)
        at += len(text)
    return places


def _read(module: Module, code: str, at: int) -> re.Match[str]:
    if found := TAKES.match(code, at):
        module.takes.setdefault(_where(module, found), {}).update(_names(found["names"] or ""))
    elif found := PASSES_ON.match(code, at):
        where = _where(module, found)
        module.takes.setdefault(where, {})
        module.gives |= {other: Gift(where, name) for name, other in _names(found["names"]).items()}
    elif found := GIVES.match(code, at):
        module.gives[found["name"]] = Gift(module.path, found["name"])
    elif found := LATER.match(code, at):
        module.later.append(_where(module, found))
        module.takes.setdefault(LOADER, {})
    elif module.path == LOADER and (found := ITS_OWN.match(code, at)):
        pass  # of what stands in a variable, and it stays as it is
    else:
        raise ValueError(f"this kind of import or export is not understood: {code[at : at + 60]!r}")
    return found


def _where(module: Module, found: re.Match[str]) -> str:
    return normpath(join(dirname(module.path), found["where"]))


def _names(listed: str) -> dict[str, str]:
    """`a, b as c`: each name, and the other one it gets."""
    pairs = [part.split(" as ") for part in re.split(r"\s*,\s*", listed.strip()) if part]
    return {pair[0]: pair[-1] for pair in pairs}
