"""The scripts of a page, joined from its modules.

Every module stays a scope of its own, `const $3=(()=>{…return{what it gives}})();`, behind those that it
takes from. So no two may take from each other, and none may give what it changes afterwards. The page
starts with the first script; static/lib/scripts.js fetches the others, and says why they are functions.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, zip_longest
from posixpath import dirname, relpath
from typing import Any

from server.assets.division import VENDOR, Library, Script, divided
from server.assets.modules import LOADER, Module

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
        first, *later = self._scripts
        written = {first.path: "".join(self._first(first))}
        return written | {script.path: "".join(self._later(script)) for script in later}

    def _first(self, script: Script) -> Iterator[str]:
        if len(script.modules) == 1 and _stands_alone(script.modules[0]):
            yield script.modules[0].body[0]
            return
        if _takes_vendored(script):
            yield self._import_of_vendored(script)
        yield from self._scopes(script)
        if wanted := self._marks_for_others(script):
            yield f"export{{{','.join(wanted)}}};\n"

    def _later(self, script: Script) -> Iterator[str]:
        """A function that is handed what the other later ones gave, and gives what others want of it."""
        first = self._scripts[0]
        if _takes_vendored(script) and _takes_vendored(first):
            yield self._import_of_vendored(script)
        if marks := self._taken(by=script, of=first):
            yield f"import{{{','.join(marks)}}}from{self._address(script, first.path)};\n"
        given = [mark for other in self._scripts[1:] for mark in self._taken(by=script, of=other)]
        if _takes_vendored(script) and not _takes_vendored(first):
            given.insert(0, self._mark[VENDOR])
        yield f"export default({{{','.join(given)}}})=>{{\n"
        yield from self._scopes(script)
        yield f"return{{{','.join(self._marks_for_others(script))}}}}};\n"

    def _scopes(self, script: Script) -> Iterator[str]:
        if self._says_more(script):
            yield self._speech(script)
        for module in script.modules:
            yield self._scope(module, script)
            if module.path == SPEAKER and self._language != "en":
                yield self._speech(script)

    def _import_of_vendored(self, script: Script) -> str:
        return f"import*as {self._mark[VENDOR]} from{self._address(script, f'../{VENDOR}')};\n"

    def _taken(self, *, by: Script, of: Script) -> list[str]:
        """The marks of what a script needs of another when it begins."""
        if by is of:
            return []
        wanted = {path for module in by.modules for path in module.takes}
        if self._says_more(by):
            wanted.add(SPEAKER)
        if of is self._scripts[0]:  # it is there already: nothing is to be fetched
            wanted |= {path for module in by.modules for path in module.later}
        return [self._mark[module.path] for module in of.modules if module.path in wanted]

    def _marks_for_others(self, script: Script) -> list[str]:
        fetched = {path for module in chain(*(one.modules for one in self._scripts)) for path in module.later}
        wanted = {mark for other in self._scripts for mark in self._taken(by=other, of=script)}
        if script is not self._scripts[0]:
            wanted |= {self._mark[module.path] for module in script.modules if module.path in fetched}
        return sorted(wanted)

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
        """Fetches a module's script, and before it those that it takes from."""
        wanted = self._home[path]
        if wanted in (script, self._scripts[0]):
            return f"Promise.resolve({self._mark[path]})"
        scripts = [one for one in self._below(wanted) if one is not script]
        addresses = [self._address(self._scripts[0], one.path) for one in scripts]
        if not _takes_vendored(self._scripts[0]) and any(map(_takes_vendored, scripts)):
            addresses.insert(0, self._address(self._scripts[0], f"../{VENDOR}"))
        return f"{self._mark[LOADER]}.bring({','.join(addresses)}).then(m=>m.{self._mark[path]})"

    def _below(self, script: Script) -> list[Script]:
        """The later ones that it takes from, which come first, and itself."""
        found = list[Script]()
        for other in self._scripts[1:]:
            if self._taken(by=script, of=other):
                found += [one for one in self._below(other) if one not in found]
        return [*found, script]

    def _speech(self, script: Script) -> str:
        """The sentences of its modules, said to the module that speaks."""
        spelt = json.dumps(self._sentences_of(script), ensure_ascii=False, separators=(",", ":"))
        return f'{self._mark[SPEAKER]}.speak("{self._language}",{spelt});\n'

    def _says_more(self, script: Script) -> bool:
        """Whether it comes behind the module that speaks, and has sentences of its own."""
        is_first = script is self._scripts[0]
        return (
            not is_first
            and script is not self._home.get(SPEAKER, script)
            and bool(self._sentences_of(script))
        )

    def _sentences_of(self, script: Script) -> Sentences:
        if self._language == "en":
            return {}
        home = self._home[SPEAKER]
        before = {} if script is home else self._said(home.modules)
        return {
            english: words for english, words in self._said(script.modules).items() if english not in before
        }

    def _said(self, modules: Iterable[Module]) -> dict[str, Any]:
        said = dict[str, Any]()
        for module in modules:
            said |= self._sentences.get(module.path, {})
            if module.says_what_comes:
                said |= self._sentences.get("", {})
        return said

    def _address(self, script: Script, path: str) -> str:
        relative = relpath(path, dirname(script.path) or ".")
        return f'"{relative if relative.startswith(".") else f"./{relative}"}"'


def _takes_vendored(script: Script) -> bool:
    return any(VENDOR in module.takes for module in script.modules)


def _stands_alone(module: Module) -> bool:
    return not (module.takes or module.gives or module.later)


def _field(name: str, here: str) -> str:
    return name if name == here else f"{name}:{here}"
