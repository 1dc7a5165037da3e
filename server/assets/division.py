"""Which modules share a script: those that are always fetched together."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from server.assets.modules import Misread, Module

VENDOR = "vendor/ui.js"  # a script already, and the same for all pages

Library = Mapping[str, Module]  # by path


class Script(NamedTuple):
    path: str
    modules: list[Module]  # each behind those that it takes from


def divided(entry: str, library: Library) -> list[Script]:
    """The scripts of the page that starts with `entry`; the first is fetched at once. Raises Misread."""
    modules = [library[path] for path in _in_reach(entry, library)]
    roots = dict.fromkeys([entry, *(path for module in modules for path in module.later)])
    reach = {root: set(_below(root, library)) for root in roots}
    groups = dict[frozenset[str], list[Module]]()
    for module in modules:
        wanted = frozenset(root for root in roots if module.path in reach[root])
        groups.setdefault(frozenset({entry}) if entry in wanted else wanted, []).append(module)
    return [Script(_path(entry, group[-1].path), group) for group in groups.values()]


def _in_reach(entry: str, library: Library) -> list[str]:
    found, roots = dict[str, None](), [entry]
    for root in roots:
        for path in _below(root, library):
            if path not in found:
                found[path] = None
                roots += library[path].later
    return list(found)


def _below(path: str, library: Library, above: tuple[str, ...] = ()) -> Iterator[str]:
    """It and everything that it takes from, which comes first."""
    if path in above:
        raise Misread(f"These modules take from each other: {' → '.join((*above, path))}")
    if path not in library:
        wanted = f", which static/{above[-1]} takes from" if above else ""
        raise Misread(f"There is no static/{path}{wanted}")
    for other in library[path].takes:
        if other != VENDOR:
            yield from _below(other, library, (*above, path))
    yield path


def _path(entry: str, last: str) -> str:
    return entry if last == entry else f"{entry.removesuffix('.js')}/{last}"
