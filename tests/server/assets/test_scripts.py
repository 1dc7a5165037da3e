"""Modules that were joined do in a browser what they would have done apart."""

import json
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from server.assets.modules import Misread, read_module
from server.assets.scripts import write_scripts

ROOT = Path(__file__).resolve().parents[3]
SPEAKER = """
  let says = {};
  export function speak(language, texts) { says = { ...says, ...texts }; }
  export const t = (english) => says[english] ?? english;
"""


def test_each_module_keeps_its_own_names(tmp_path: Path) -> None:
    said = run(
        tmp_path,
        {
            "screens/phone.js": "import { b as c } from '../parts/b.js';\nconst a = 1;\nconsole.log(a, c());",
            "parts/b.js": "import { a } from './a.js';\nexport function b() { return a; }",
            "parts/a.js": "export const a = 2;",
        },
    )

    assert said == ["1 2"]


def test_a_part_that_comes_later_finds_the_modules_that_are_there(tmp_path: Path) -> None:
    modules = {
        "screens/phone.js": """
          import { count } from '../lib/count.js';
          count();
          import('../parts/board.js').then(({ Step }) => console.log(Step(), count()));
        """,
        "parts/board.js": """
          import { count } from '../lib/count.js';
          import { shared } from './shared.js';
          export const Step = () => `${count()} ${shared}`;
        """,
        "parts/shared.js": "console.log('shared'); export const shared = 'once';",
        "lib/count.js": "let n = 0;\nexport function count() { n += 1; return n; }",
    }

    assert run(tmp_path, modules) == ["shared", "2 once 3"]


def test_what_two_later_parts_share_comes_once(tmp_path: Path) -> None:
    modules = {
        "screens/phone.js": """
          const parts = [() => import('../parts/board.js'), () => import('../parts/curve.js')];
          for (const part of parts) console.log((await part()).name);
        """,
        "parts/board.js": "import { shared } from './shared.js';\nexport const name = `board ${shared}`;",
        "parts/curve.js": "import { shared } from './shared.js';\nexport const name = `curve ${shared}`;",
        "parts/shared.js": "console.log('shared');\nexport const shared = 'too';",
    }
    modules["screens/phone.js"] = f"(async () => {{{modules['screens/phone.js']}}})();"

    assert run(tmp_path, modules) == ["shared", "board too", "curve too"]
    first = (tmp_path / "fi" / "screens" / "phone.js").read_text(encoding="utf-8")
    assert '.bring("./phone/parts/shared.js","./phone/parts/curve.js")' in first
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.js")) == [
        "fi/screens/phone.js",
        "fi/screens/phone/parts/board.js",
        "fi/screens/phone/parts/curve.js",
        "fi/screens/phone/parts/shared.js",
    ]


def test_what_a_later_part_takes_from_comes_before_it_however_deep(tmp_path: Path) -> None:
    modules = {
        "screens/phone.js": """
          import('../parts/a.js').then(({ a }) => console.log(a));
          [() => import('../parts/b.js'), () => import('../parts/c.js')];
        """,
        "parts/a.js": "import { near } from './near.js';\nexport const a = `a ${near}`;",
        "parts/b.js": "import { near } from './near.js';\nexport const b = near;",
        "parts/c.js": "import { deep } from './deep.js';\nexport const c = deep;",
        "parts/near.js": "import { deep } from './deep.js';\nexport const near = `near ${deep}`;",
        "parts/deep.js": "export const deep = 'deep';",
    }

    assert run(tmp_path, modules) == ["a near deep"]


def test_what_comes_later_and_is_there_already_is_not_fetched(tmp_path: Path) -> None:
    modules = {
        "screens/phone.js": """
          import { one } from '../lib/one.js';
          import('../lib/one.js').then((again) => console.log(one, again.one));
          import('../parts/b.js').then(({ b }) => b()).then(({ one }) => console.log(one));
        """,
        "parts/b.js": "export const b = () => import('../lib/one.js');",
        "lib/one.js": "console.log('once');\nexport const one = 1;",
    }

    assert run(tmp_path, modules) == ["once", "1 1", "1"]


def test_a_page_that_does_without_the_vendored_library_fetches_it_for_the_part_that_takes_it(
    tmp_path: Path,
) -> None:
    modules = {
        "screens/phone.js": "import('../parts/b.js').then(({ b }) => console.log(b));",
        "parts/b.js": "import { html } from '../vendor/ui.js';\nexport const b = html;",
    }
    (tmp_path / "vendor").mkdir()
    (tmp_path / "vendor" / "ui.js").write_text("export const html = 'the library';")

    assert run(tmp_path, modules) == ["the library"]


def test_names_are_passed_on(tmp_path: Path) -> None:
    modules = {
        "screens/phone.js": "import { nine, ten } from '../parts/all.js';\nconsole.log(nine, ten());",
        "parts/all.js": "export { nine, other as ten } from './numbers.js';",
        "parts/numbers.js": "export const nine = 9;\nexport async function other() {}\nexport class Third {}",
    }

    assert run(tmp_path, modules) == ["9 Promise { undefined }"]


def test_sentences_come_along_with_the_scripts_that_say_them(tmp_path: Path) -> None:
    modules = {
        "screens/phone.js": """
          import { t } from '../lib/i18n.js';
          console.log(t('Send'), t('Later'));
          import('../parts/later.js').then(({ say }) => console.log(say('Curve')));
        """,
        "parts/later.js": """
          import { t } from '../lib/i18n.js';
          export const say = (word) => `${t('Later')} ${t(word)}`;
        """,
        "lib/i18n.js": SPEAKER,
    }
    sentences = {
        "screens/phone.js": {"Send": "Lähetä"},
        "parts/later.js": {"Later": "Pian"},
        "": {"Curve": "Käyrä"},
    }

    assert run(tmp_path, modules, sentences) == ["Lähetä Later", "Pian Käyrä"]


def test_a_script_that_takes_nothing_stays_as_it_is() -> None:
    library = {"pages/key.js": read_module("pages/key.js", "open();\n")}

    assert write_scripts("pages/key.js", library, "fi", {}) == {"pages/key.js": "open();\n"}


@pytest.mark.parametrize(
    "source",
    [
        "export default 1;",
        "export let a = 1;",
        "import a from './a.js';",
        "export * from './a.js';",
        "import(`./${a}.js`);",
    ],
)
def test_what_is_not_understood_is_refused(source: str) -> None:
    with pytest.raises(Misread, match=r"static/parts/a\.js: this kind of import or export"):
        read_module("parts/a.js", source)


def test_modules_that_take_from_each_other_are_refused() -> None:
    sources = {"a.js": "import { b } from './b.js';", "b.js": "import { a } from './a.js';"}
    library = {path: read_module(path, source) for path, source in sources.items()}

    with pytest.raises(Misread, match=r"a\.js → b\.js → a\.js"):
        write_scripts("a.js", library, "en", {})


def run(folder: Path, modules: Mapping[str, str], sentences: Mapping[str, Any] | None = None) -> list[str]:
    """What is said in the console by the page that starts with screens/phone.js, in Finnish."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("Node is missing: `./dev test` puts it into .venv, or install it on PATH.")
    loading = {path: (ROOT / "static" / path).read_text() for path in ("lib/scripts.js", "lib/again.js")}
    library = {path: read_module(path, source) for path, source in (loading | dict(modules)).items()}
    for name, source in write_scripts("screens/phone.js", library, "fi", sentences or {}).items():
        path = folder / "fi" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
    (folder / "package.json").write_text(json.dumps({"type": "module"}))
    command = [node, folder / "fi" / "screens" / "phone.js"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
