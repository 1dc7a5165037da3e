"""static/events.d.ts: what travels, as types for the browser's JavaScript."""

from collections.abc import Iterable, Iterator, Mapping
from textwrap import fill, indent

from msgspec import inspect as look

from server.wire import catalogue
from tools.wire_shapes import Shape, shapes, union_name

HEAD = "// Made by ./dev types from server/wire/catalogue.py. For checkJs: browsers never load this file."
WIDTH = 100
PLAIN = {
    look.StrType: "string",
    look.IntType: "number",
    look.BoolType: "boolean",
    look.NoneType: "null",
}


def typescript() -> str:
    return "\n\n".join((HEAD, *_parts())) + "\n"


def _parts() -> Iterator[str]:
    all_shapes = shapes()
    yield "// --- what may be asked: commands, with their fields"
    for name in catalogue.PERFORMED:
        yield _declared(all_shapes.pop(name))
    yield _union("Perform", (f"{{ do: '{name}'; with: {name} }}" for name in catalogue.PERFORMED))
    all_shapes.pop("Perform")
    yield "// --- what is said, answered and told"
    for shape in all_shapes.values():
        yield _declared(shape)
    for name, union in catalogue.UNIONS.items():
        yield _union(name, (kind.__name__ for kind in union.__args__))
    yield "// --- the words of the socket"
    heard = catalogue.HEARD.items()
    yield _words("Heard", {word: one.carries.__name__ for word, one in heard})
    yield _words("Answers", {word: " | ".join(a.__name__ for a in one.answers) for word, one in heard})
    yield _words("Told", {word: kind.__name__ for word, kind in catalogue.TOLD.items()})


def _declared(shape: Shape) -> str:
    comment = _comment(" ".join((*_roles(shape), shape.says)).strip())
    if shape.is_either:
        either = " | ".join(f"{{ {field.encode_name}: {_type(field.type)} }}" for field in shape.fields)
        return f"{comment}export type {shape.name} = {either};"
    lines = [f"  {shape.tag[0]}: {_quoted(shape.tag[1])};"] if shape.tag else []
    lines += [_field(shape, field) for field in shape.fields]
    body = "{\n" + "\n".join(lines) + "\n}" if lines else "Record<string, never>"
    return f"{comment}export type {shape.name} = {body};"


def _roles(shape: Shape) -> list[str]:
    command = catalogue.PERFORMED.get(shape.name)
    return [f"From a {' or a '.join(command.roles)}."] if command else []


def _comment(says: str) -> str:
    if len(says) <= WIDTH:
        return f"/** {says} */\n" if says else ""
    return "/**\n" + indent(fill(says, WIDTH), " * ") + "\n */\n"


def _field(shape: Shape, field: look.Field) -> str:
    mark = "?" if shape.may_lack(field) else ""
    limits = _limits(field.type)
    return f"  {field.encode_name}{mark}: {_type(field.type)};" + (f" // {limits}" if limits else "")


def _type(found: look.Type) -> str:
    match found:
        case look.StructType(cls=kind):
            return kind.__name__
        case look.LiteralType(values=values):
            return " | ".join(_quoted(value) if isinstance(value, str) else str(value) for value in values)
        case look.UnionType(types=types):
            return union_name(found) or " | ".join(map(_type, types))
        case look.ListType(item_type=item) | look.VarTupleType(item_type=item):
            inner = _type(item)
            return f"({inner})[]" if " | " in inner else f"{inner}[]"
    return PLAIN[type(found)]


def _limits(found: look.Type) -> str:
    match found:
        case look.StrType(max_length=int(most)):
            return f"at most {most} characters"
        case look.IntType(ge=int(least), le=int(most)):
            return f"{least} to {most}"
    return ""


def _union(name: str, those: Iterable[str]) -> str:
    return f"export type {name} =" + "".join(f"\n  | {one}" for one in those) + ";"


def _words(name: str, those: Mapping[str, str]) -> str:
    lines = "".join(f"  {word}: {kind};\n" for word, kind in those.items())
    return f"export type {name} = {{\n{lines}}};"


def _quoted(value: object) -> str:
    return f"'{value}'"
