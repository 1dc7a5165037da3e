"""What a desk prepares: the steps of an agenda, and what of each becomes public when it opens."""

from typing import Annotated, Any, ClassVar, Generic, Self, TypeVar

from msgspec import Meta, Struct

from sessions.names import StepId

MOST_NOTES = 4000


class Settings(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Every kind adds its own. `is_skipped`: the desk passes over it. `starts_timer`: its planned minutes run
    from its opening.
    """

    is_skipped: bool = False
    starts_timer: bool = False


S = TypeVar("S", bound=Settings)


class PlannedStep(
    Struct, Generic[S], frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind"
):
    """One activity of the agenda; `minutes` 0 = none planned; `notes` are for the desk alone."""

    step: StepId
    title: Annotated[str, Meta(max_length=400)]
    prompt: Annotated[str, Meta(max_length=2000)] = ""
    minutes: Annotated[int, Meta(ge=0, le=600)] = 0
    notes: Annotated[str, Meta(max_length=5 * MOST_NOTES)] = ""
    settings: S

    @property
    def kind(self) -> str:
        return kind_of(self)


class Plan(Struct, frozen=True, kw_only=True, tag_field="kind"):
    """All of a planned step that becomes public."""

    anew: ClassVar[tuple[str, ...]] = ("title", "prompt", "minutes")  # taken each time that it opens
    step: str
    title: str
    prompt: str
    minutes: int

    @classmethod
    def of(cls, planned: PlannedStep[Any], **more: Any) -> Self:
        """`more`: the fields that a kind adds."""
        told = {name: getattr(planned, name) for name in Plan.__struct_fields__}
        return cls(**told, **more)

    @property
    def kind(self) -> str:
        return kind_of(self)

    @property
    def fields(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__struct_fields__}


def kind_of(made: Struct) -> str:
    """The name of its kind of step, which is its tag."""
    return str(made.__struct_config__.tag)
