"""The scripts of a page, joined from its modules.

Every module stays a scope of its own, `const $3=(()=>{…return{what it gives}})();`, behind those that it
takes from. So no two may take from each other, and none may give what it changes afterwards.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, zip_longest
from posixpath import dirname, relpath
from typing import Any

from server.assets.division import VENDOR, Library, Script, divided
from server.assets.modules import Module

SPEAKER = "lib/i18n.js"

Sentences = Mapping[str, Any]  # English → how it is said


def write_scripts(
    entry: str, library: Library, language: str, sentences: Mapping[str, Sentences]
) -> dict[str, str]:
    """Path → source, for the page that starts with `entry`. `sentences`: by the module that says them, and
    under "" those that stand in no module. Raises Misread.
    """
    return Writer(divided(entry, library), language, sentences).written()


class Writer:
    def __init__(self, scripts: list[Script], language: str, sentences: Mapping[str, Sentences]) -> None:
        self._scripts = scripts
        self._language = language
        self._sentences = sentences
        self._home = {module.path: script for script in scripts for module in script.modules}
        self._mark = {path: f"${number}" for number, path in enumerate([VENDOR, *self._home])}

    def written(self) -> dict[str, str]:
        return {script.path: "".join(self._lines(script)) for script in self._scripts}

    def _lines(self, script: Script) -> Iterator[str]:
        if len(script.modules) == 1 and _stands_alone(script.modules[0]):
            yield script.modules[0].body[0]
            return
        yield from self._imports(script)
        if self._is_later(script):
            yield self._speech(script)
        for module in script.modules:
            yield self._scope(module, script)
            if module.path == SPEAKER:
                yield self._speech(script)
        yield self._exports(script)

    def _imports(self, script: Script) -> Iterator[str]:
        if any(VENDOR in module.takes for module in script.modules):
            yield f"import*as {self._mark[VENDOR]} from{self._address(script, f'../{VENDOR}')};\n"
        for other in self._scripts:
            if marks := self._taken(by=script, of=other):
                yield f"import{{{','.join(marks)}}}from{self._address(script, other.path)};\n"

    def _taken(self, *, by: Script, of: Script) -> list[str]:
        if by is of:
            return []
        wanted = {path for module in by.modules for path in module.takes} | {SPEAKER}
        return [self._mark[module.path] for module in of.modules if module.path in wanted]

    def _exports(self, script: Script) -> str:
        fetched = {path for module in chain(*(one.modules for one in self._scripts)) for path in module.later}
        wanted = {mark for other in self._scripts for mark in self._taken(by=other, of=script)}
        wanted |= {self._mark[module.path] for module in script.modules if module.path in fetched}
        return f"export{{{','.join(sorted(wanted))}}};\n" if wanted else ""

    def _scope(self, module: Module, script: Script) -> str:
        taken = [
            f"{{{','.join(_field(*pair) for pair in names.items())}}}={self._mark[where]}"
            for where, names in module.takes.items()
            if names
        ]
        takes = f"const{','.join(taken)};\n" if taken else ""
        given = ",".join(
            name if path == module.path else f"{name}:{self._mark[path]}.{there}"
            for name, (path, there) in module.gives.items()
        )
        gives = f"return{{{given}}}" if given else ""
        return f"const {self._mark[module.path]}=(()=>{{{takes}{self._body(module, script)}{gives}}})();\n"

    def _body(self, module: Module, script: Script) -> str:
        calls = [self._call(path, script) for path in module.later]
        return "".join(chain(*zip_longest(module.body, calls, fillvalue="")))

    def _call(self, path: str, script: Script) -> str:
        """Fetches a module, and at once what its script will ask for too."""
        wanted = self._home[path]
        others = [one for one in self._scripts[1:] if one is not script and self._taken(by=wanted, of=one)]
        calls = ",".join(f"import({self._address(script, one.path)})" for one in (wanted, *others))
        return f"Promise.all([{calls}]).then(([m])=>m.{self._mark[path]})"

    def _speech(self, script: Script) -> str:
        """The sentences of its modules, said to the module that speaks."""
        if self._language == "en" or SPEAKER not in self._home:
            return ""
        said = self._said(script.modules)
        if self._is_later(script):
            before = self._said(self._home[SPEAKER].modules)
            said = {english: words for english, words in said.items() if english not in before}
        spelt = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
        return f'{self._mark[SPEAKER]}.speak("{self._language}",{spelt});\n'

    def _said(self, modules: Iterable[Module]) -> dict[str, Any]:
        said = dict[str, Any]()
        for module in modules:
            said |= self._sentences.get(module.path, {})
            if module.says_what_comes:
                said |= self._sentences.get("", {})
        return said

    def _is_later(self, script: Script) -> bool:
        return script is not self._home.get(SPEAKER, script)

    def _address(self, script: Script, path: str) -> str:
        relative = relpath(path, dirname(script.path) or ".")
        return f'"{relative if relative.startswith(".") else f"./{relative}"}"'


def _stands_alone(module: Module) -> bool:
    return not (module.takes or module.gives or module.later)


def _field(name: str, here: str) -> str:
    return name if name == here else f"{name}:{here}"
