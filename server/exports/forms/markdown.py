"""The saved board as Markdown. People's words stay words: nothing they wrote can become markup."""

import re

from server.exports.reading import Reading
from server.exports.section import Block, Cluster, Grown, Quote, Sentences, Table, Thoughts
from server.exports.thoughts.growth import Saying
from server.texts import _

SOFT_HYPHEN = "\u00ad"  # some labels have one, for narrow phones
SPECIAL = re.compile(r"[\\`*_\[\]<>&#|~$^{}@]|:(?=\S)|(?<=\w)\.(?=[^\W\d_])")
# Many readers look for addresses after they have read the escapes: only code is left alone by all of them.
ADDRESS = re.compile(
    r"(?:[a-z][a-z\d+.-]*://|www\.|(?:mailto|xmpp):)[^\s|`]*[\w/]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE
)
AT_THE_START = re.compile(r"^(?:[-+=:!]|\d+(?=[.)]))")


def markdown(board: Reading, *, contact: str) -> str:
    """GitHub-flavoured Markdown of a reading, ending with whom to write to when `contact` is set."""
    head = [
        f"# {_line(board.title)}",
        plain(board.change) and _("The change: {change}", change=plain(board.change)),
        board.opening and quoted(board.opening.sentence),
    ]
    blocks = [*head, plain(board.kept), plain(board.running)]
    for number, section in enumerate(board.sections, 1):
        blocks.append(f"## {number}. {_line(section.title)}")
        blocks += [written for block in section.blocks for written in _block(block)]
    blocks.append(_("No names were stored. The order of the thoughts does not tell who wrote them."))
    if contact:
        blocks.append(_("Something about you here? Write to {contact}.", contact=plain(contact)))
    return "\n\n".join(block for block in blocks if block).replace(SOFT_HYPHEN, "") + "\n"


def plain(text: str, indent: str = "") -> str:
    """Text in which nothing is markup; its line breaks stay, later lines are indented."""
    lines = [_escaped(" ".join(line.split())) for line in text.splitlines() if line.strip()]
    return f"\\\n{indent}".join(lines)


def _line(text: str) -> str:
    """A heading ends with its line."""
    return plain(" ".join(text.split()))


def quoted(text: str) -> str:
    return f"> {plain(text, '> ')}" if text.strip() else ""


def _escaped(line: str) -> str:
    parts, done = list[str](), 0
    for address in ADDRESS.finditer(line):
        parts += [_without_signs(line[done : address.start()]), f"`{address[0]}`"]
        done = address.end()
    line = "".join(parts) + _without_signs(line[done:])
    return AT_THE_START.sub(lambda found: _held(found[0]), line)


def _without_signs(words: str) -> str:
    return SPECIAL.sub(r"\\\g<0>", words)


def _held(start: str) -> str:
    """A line that starts with "-" or "1." would be a list: escaped is the sign, or what follows a number."""
    return start + "\\" if start[0].isdigit() else "\\" + start


def _block(block: Block) -> list[str]:
    match block:
        case Quote():
            return [quoted(block.text)]
        case Sentences():
            return [" ".join(block.lines)] if block.reach == "files" else []
        case Thoughts():
            return _thoughts(block)
        case Table():
            return _table(block)


def _thoughts(block: Thoughts) -> list[str]:
    if not block.all:
        return [_("Nothing was shown here."), *block.absent]
    blocks = [block.shown]
    if block.sentences:
        blocks += [f"### {_('The group’s sentences')}", *map(_sentence, block.sentences)]
    for lane in block.columns:
        blocks += [lane.title and f"### {_line(lane.title)}", *_clusters(lane.clusters)]
    if block.resting:
        blocks += [f"### {_('Thoughts put aside')}", _listed(block.resting)]
    return [*blocks, " ".join(map(plain, block.absent))]


def _clusters(clusters: list[Cluster]) -> list[str]:
    if not clusters:
        return [_("Nothing was shown here.")]
    titles = [
        _line(cluster.title) or (_("Other thoughts") if place else "")
        for place, cluster in enumerate(clusters)
    ]
    return [
        block
        for title, cluster in zip(titles, clusters, strict=True)
        for block in (title and f"#### {title}", _listed(cluster.thoughts))
    ]


def _sentence(thought: Grown) -> str:
    grew = [
        f"- {moment.when and f'{moment.when} · '}**{headed(saying.label)}** {_words(saying, '  ')}"
        for moment in thought.history
        for saying in moment.sayings
        if saying.text != thought.sentence
    ]
    blocks = [quoted(thought.sentence or ""), grew and _("How it grew"), "\n".join(grew)]
    return "\n\n".join(block for block in blocks if block)


def _listed(thoughts: list[Grown]) -> str:
    return "\n".join(_thought(thought) for thought in thoughts)


def _thought(thought: Grown) -> str:
    own = f"- {_words(thought, '  ')}"
    return "\n".join(
        [own, *(f"  - **{headed(c.label)}** {_words(c, '    ')}" for c in thought.continuations)]
    )


def headed(label: str) -> str:
    """«Because …» goes on by itself; a noun has a colon."""
    return label if label.endswith("…") else f"{label}:"


def _words(saying: Saying, indent: str) -> str:
    if saying.text is None:
        return f"*{plain(saying.instead)}*"
    changed = f" *({_('changed by its author')})*" if saying.is_changed else ""
    return plain(saying.text, indent) + changed


def _table(table: Table) -> list[str]:
    heads = [_line(one.head) + (f" ({one.note})" if one.note else "") for one in table.columns]
    rows = [[table.names or _("Place"), *heads], ["---", *["--:"] * len(heads)]]
    rows += [[f"– {plain(row.name)}" if row.is_part else _line(row.name), *row.figures] for row in table.rows]
    return [
        table.heading and f"### {table.heading}",
        " ".join(said.text for said in table.says if not said.of_drawing),
        "\n".join("| " + " | ".join(row) + " |" for row in rows),
    ]
