"""The form in which events with words are told: derived from the form in which the log keeps them."""

from functools import cache
from typing import Any, get_args

from msgspec import Struct, defstruct, structs

from sessions.event import Event

WORDS = "Words, where the log keeps a digest. Null when they are gone; of hidden ones the text alone is."


@cache
def told_form(kept: type[Struct]) -> type[Struct]:
    """As it is told: with the words that may be seen now, where the log keeps a digest."""
    fields = [(field.name, field.type) for field in structs.fields(kept) if field.name != "digest"]
    if issubclass(kept, Event):
        told = [(name, _told_list(kind) if name in kept.has_words else kind) for name, kind in fields]
        is_one: dict[str, Any] = {"tag_field": "is", "tag": kept.__name__}
    else:
        told, is_one = [*fields, ("salt", str | None), ("text", str | None)], {}
    name = kept.__name__.replace("Shown", "Told") if not is_one else kept.__name__
    return defstruct(name, told, namespace={"__doc__": kept.__doc__ or WORDS}, frozen=True, **is_one)


def _told_list(kept: Any) -> Any:
    (one,) = get_args(kept)
    return list[told_form(one)]  # type: ignore[misc]
