"""The structs of the wire, in the order of the catalogue, and which of their fields may be left out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from inspect import cleandoc
from typing import Any

from msgspec import NODEFAULT, Struct
from msgspec import inspect as look

from server.wire import catalogue

TAG_OF_COMMANDS = "do"  # travels beside the fields, not among them


@dataclass(frozen=True)
class Shape:
    kind: type[Struct]
    tag: tuple[str, Any] | None
    fields: tuple[look.Field, ...]
    is_told: bool  # by the server, which writes every field

    @property
    def name(self) -> str:
        return self.kind.__name__

    @property
    def says(self) -> str:
        return " ".join(cleandoc(self.kind.__dict__.get("__doc__") or "").split())

    @property
    def is_either(self) -> bool:
        return getattr(self.kind, "is_either", False)

    def may_lack(self, field: look.Field) -> bool:
        has_default = field.default is not NODEFAULT or field.default_factory is not NODEFAULT
        return not field.required and not (self.is_told and has_default)


def shapes() -> dict[str, Shape]:
    """By name. What people say and what they are told may share a struct: it is written out in full then."""
    said = [*catalogue.PERFORMED.values(), *(heard.carries for heard in catalogue.HEARD.values())]
    answers = [answer for heard in catalogue.HEARD.values() for answer in heard.answers]
    told = dict(_reached([*answers, *catalogue.TOLD.values()]))
    return {
        struct.cls.__name__: _shape(struct, is_told=struct.cls in told)
        for struct in (dict(_reached(said)) | told).values()
    }


def union_name(union: look.UnionType) -> str | None:
    """The catalogue's own name for these alternatives, if it has one."""
    kinds = {one.cls for one in union.types if isinstance(one, look.StructType)}
    for name, those in catalogue.UNIONS.items():
        if kinds == set(those.__args__):
            return name
    return None


def _reached(kinds: Iterable[type[Struct]]) -> Iterator[tuple[type[Struct], look.StructType]]:
    for kind in dict.fromkeys(kinds):
        yield from _inside(look.type_info(kind))


def _inside(found: look.Type) -> Iterator[tuple[type[Struct], look.StructType]]:
    match found:
        case look.StructType(cls=kind, fields=fields):
            yield kind, found
            for field in fields:
                yield from _inside(field.type)
        case look.UnionType(types=types):
            for one in types:
                yield from _inside(one)
        case look.ListType(item_type=item) | look.VarTupleType(item_type=item):
            yield from _inside(item)


def _shape(struct: look.StructType, *, is_told: bool) -> Shape:
    tag = None if struct.tag_field in (None, TAG_OF_COMMANDS) else (str(struct.tag_field), struct.tag)
    return Shape(struct.cls, tag, struct.fields, is_told)
