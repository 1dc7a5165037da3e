"""What the crowd thinks: dealt once each, so that no two pretend phones say the same words."""

import random
from collections.abc import Iterable
from typing import NamedTuple, TypeVar

from server.demo import thoughts_en, thoughts_fi
from sessions.thoughts.thought import Way

T = TypeVar("T")

LANGUAGES = {"en": thoughts_en, "fi": thoughts_fi}


class Workshop(NamedTuple):
    title: str
    change: str


WORKSHOPS = {
    "en": Workshop("Where we are with the new system", "the new customer system"),
    "fi": Workshop("Missä uuden järjestelmän kanssa mennään", "uusi asiakasjärjestelmä"),
}


class WayOn(NamedTuple):
    """A way to go on from a thought."""

    kind: Way
    text: str


class Deck:
    def __init__(self, language: str, chance: random.Random) -> None:
        texts = LANGUAGES[language]
        self._topics: dict[str, str] = {
            text: topic for topic, sparks in texts.SPARKS.items() for text in sparks
        }
        self._sparks: list[str] = _shuffled(self._topics, chance)
        self._ways = {
            topic: _shuffled((WayOn(*way) for way in ways), chance)
            for topic, ways in texts.CONTINUATIONS.items()
        }
        self._anywhere = _shuffled((WayOn(*way) for way in texts.ANYWHERE), chance)

    def spark(self) -> str | None:
        return self._sparks.pop() if self._sparks else None

    def second_thought(self, first: str) -> str | None:
        """About the same, in other words."""
        topic = self._topics.get(first)
        for text in self._sparks:
            if self._topics[text] == topic:
                self._sparks.remove(text)
                return text
        return None

    def way_on(self, thought: str) -> WayOn | None:
        """How someone goes on from this thought; from one that it does not know, in general words."""
        ways = self._ways.get(self._topics.get(thought, "")) or self._anywhere
        return ways.pop() if ways else None


def _shuffled(things: Iterable[T], chance: random.Random) -> list[T]:
    dealt = list(things)
    chance.shuffle(dealt)
    return dealt
