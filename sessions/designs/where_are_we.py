"""Where are we in the change: a curve, a board, the curve again. Half an hour for a team that talks past
each other.
"""

from collections.abc import Callable
from typing import Any

from sessions.planned import PlannedStep
from sessions.steps import planned

NAME = "Where are we in the change"

KINDS: tuple[tuple[str, int], ...] = (("curve", 5), ("board", 12), ("curve", 5))  # with minutes

TEXTS = {
    "en": (
        (
            "Where are we",
            "Where are you with this change today?",
            "Say the change in one sentence. Describe the shape afterwards, never a dot: "
            "“We are spread out.”",
        ),
        (
            "What would help",
            "What would help someone who stands where you stand?",
            "Five minutes of thoughts, show them, then four minutes of continuing each other's. "
            "Say an unfinished thought of your own aloud first.",
        ),
        (
            "And now",
            "Where are you with it now?",
            "Same curve, maybe other people. What did you see in the room that you did not know?",
        ),
    ),
    "fi": (
        (
            "Missä olemme",
            "Missä kohdassa muutosta olet tänään?",
            "Sano muutos yhdellä lauseella. Kuvaile jälkeenpäin muotoa, älä koskaan pistettä: "
            "”Olemme hajallaan.”",
        ),
        (
            "Mikä auttaisi",
            "Mikä auttaisi sitä, joka on samassa kohdassa kuin sinä?",
            "Viisi minuuttia ajatuksia, näytä ne, sitten neljä minuuttia jatketaan toisten ajatuksia. "
            "Sano ensin ääneen jokin oma keskeneräinen ajatuksesi.",
        ),
        (
            "Entä nyt",
            "Missä kohdassa olet nyt?",
            "Sama käyrä, ehkä eri ihmiset. Mitä huomasit, mitä et ennen tiennyt?",
        ),
    ),
}


def plan(language: str, new_id: Callable[[], str]) -> list[PlannedStep[Any]]:
    return [
        planned(kind, step=new_id(), title=title, prompt=prompt, minutes=minutes, notes=notes)
        for (kind, minutes), (title, prompt, notes) in zip(KINDS, TEXTS[language], strict=True)
    ]
