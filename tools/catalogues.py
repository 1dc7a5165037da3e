"""Collects every sentence that people read, keeps its translations, and makes from them what runs.

  ./dev catalogues           collect anew, then make messages.mo for the server; browsers' scripts get theirs
                             from messages.po when the server starts
  ./dev catalogues --check   change nothing; say what is missing, fuzzy, wrong or stale

The English sentence is the message id. Translations are written by hand, in the messages.po below
server/translations/<language>; a new sentence stands there untranslated after collecting.
"""

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from babel.messages.catalog import Catalog, Message  # noqa: E402
from babel.messages.extract import extract_from_dir  # noqa: E402
from babel.messages.frontend import parse_mapping_cfg  # noqa: E402
from babel.messages.mofile import read_mo, write_mo  # noqa: E402
from babel.messages.pofile import read_po, write_po  # noqa: E402

from sessions.steps.curve.curves import CURVES, QUESTION, THE_LINE  # noqa: E402

TRANSLATIONS = ROOT / "server" / "translations"
FOLDERS = ("server", "sessions", "templates", "static")
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "t": None, "tn": (2, 3)}
CURVE_TEXTS = "sessions/steps/curve/curves.py"
FIELD = re.compile(r"\{\w*\}")
# What changes with every run or version of Babel, and what nobody filled in.
UNSTEADY = re.compile(
    r'^"(?:POT-Creation-Date|PO-Revision-Date|Generated-By|Project-Id-Version|Report-Msgid-Bugs-To|Last-Translator'
    r"|Language-Team):.*\n",
    re.MULTILINE,
)


def main(arguments: list[str]) -> int:
    if "--check" not in arguments:
        make()
    wrong = list(faults())
    for fault in wrong:
        print(fault)
    if not wrong:
        print(f"{len({sentence for sentence, _ in collected()})} sentences, nothing missing.")
    return 1 if wrong else 0


def languages() -> list[str]:
    return sorted(path.parent.parent.name for path in TRANSLATIONS.glob("*/LC_MESSAGES/messages.po"))


def make() -> None:
    for language in languages():
        catalogue = updated(language)
        po_file(language).write_text(po_of(catalogue), encoding="utf-8")
        with mo_file(language).open("wb") as file:
            write_mo(file, catalogue)


def faults() -> Iterator[str]:
    """A sentence for everything that is not as it should be."""
    for language in languages():
        catalogue = updated(language)
        for message in sentences(catalogue):
            yield from (f"{language}: {fault}: {ids(message)[0]}" for fault in faults_of(message))
        if po_of(catalogue) != po_file(language).read_text(encoding="utf-8"):
            yield f"{language}: messages.po is stale. Run ./dev catalogues."
        if not is_compiled(catalogue, mo_file(language)):
            yield f"{language}: messages.mo is stale. Run ./dev catalogues."


def faults_of(message: Message) -> Iterator[str]:
    if message.fuzzy:
        yield "fuzzy"
    if not all(strings(message)):
        yield "not translated"
    elif [fields(said) for said in strings(message)] != [fields(said) for said in ids(message)]:
        yield "other fields than in English"


def collected() -> Iterator[tuple[str | tuple[str, ...], str]]:
    """Every message id, and the file it stands in."""
    with (ROOT / "tools" / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file, "tools/babel.cfg")  # type: ignore[no-untyped-call]
    for found in extract_from_dir(ROOT, methods, options, keywords=KEYWORDS, directory_filter=_is_ours):
        yield found[2], found[0]
    for form in CURVES.values():
        words = [form.name, *form.exits, *(station.says for station in form.stations)]
        words += [word for phase in form.phases for word in (phase.label, phase.model) if word]
        yield from ((word, CURVE_TEXTS) for word in words)
    yield from ((word, CURVE_TEXTS) for word in (QUESTION, THE_LINE))


def _is_ours(folder: str) -> bool:
    return Path(folder).relative_to(ROOT).parts[0] in FOLDERS


def updated(language: str) -> Catalog:
    """The translations there are, for the sentences there are."""
    template = Catalog(charset="utf-8")
    for message_id, where in collected():
        template.add(message_id, locations=[(where, 0)])
    with po_file(language).open("rb") as file:
        catalogue = read_po(file, locale=language)
    catalogue.update(template, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    return catalogue


def po_of(catalogue: Catalog) -> str:
    file = io.BytesIO()
    write_po(file, catalogue, width=110, sort_output=True, include_lineno=False, omit_header=False)
    return UNSTEADY.sub("", file.getvalue().decode())


def is_compiled(catalogue: Catalog, path: Path) -> bool:
    if not path.exists():
        return False
    with path.open("rb") as file:
        return _translated(read_mo(file)) == _translated(catalogue)


def _translated(catalogue: Catalog) -> dict[tuple[str, ...], list[str]]:
    return {tuple(ids(m)): strings(m) for m in sentences(catalogue) if all(strings(m))}


def sentences(catalogue: Catalog) -> list[Message]:
    return sorted((message for message in catalogue if message.id), key=lambda message: ids(message))


def ids(message: Message) -> list[str]:
    return [message.id] if isinstance(message.id, str) else list(message.id)


def strings(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string or [""])


def fields(text: str) -> set[str]:
    return set(FIELD.findall(text))


def po_file(language: str) -> Path:
    return TRANSLATIONS / language / "LC_MESSAGES" / "messages.po"


def mo_file(language: str) -> Path:
    return po_file(language).with_suffix(".mo")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
