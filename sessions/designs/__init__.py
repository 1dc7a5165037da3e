"""Ready-made agendas, one file each: the titles and prompts are in every language that they were written
in.
"""

from collections.abc import Callable
from typing import Any

from sessions.designs import where_are_we
from sessions.planned import PlannedStep

# key -> what the form calls it, and the function that writes its agenda in a language
DESIGNS: dict[str, Callable[[str, Callable[[], str]], list[PlannedStep[Any]]]] = {
    "where_are_we": where_are_we.plan,
    "empty": lambda language, new_id: [],
}
