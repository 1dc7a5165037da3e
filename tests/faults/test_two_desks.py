"""Two desks of one session, each in a process of its own: both know the agenda that stands."""

from pathlib import Path
from typing import Any

import pytest

from tests.faults.houses import Services, Setting, running_house
from tests.server.wired import Page, workshop

DEAF = ("no_look", "no_look")


@pytest.mark.postgres
@pytest.mark.redis
@pytest.mark.parametrize(
    ("plants", "has_valkey"),
    [((), False), (DEAF, True)],
    ids=["by the look at the heads", "by the doorbell alone"],
)
def test_the_other_desk_hears_of_a_new_agenda_and_nobody_else(
    plants: tuple[str, ...], has_valkey: bool, services: Services, tmp_path: Path
) -> None:
    setting = Setting("postgres", processes=2, has_valkey=has_valkey, plants=plants)
    with running_house(tmp_path, setting, services) as house, workshop(house.urls[0], phones=1) as room:
        desk = Page(house.urls[1], room.desk.browser, room.session, "facilitator")
        ben = room.phone(house.urls[1])
        desk.enters()
        steps = agenda_of(room.desk, house.urls[0])["steps"]

        for left in (steps[1:], steps[2:]):
            room.replaces_agenda(left)
            now = agenda_of(desk, house.urls[1])
            assert [step["step"] for step in now["steps"]] == room.steps
            for each in (room.desk, desk):
                each.hears("desk", lambda said, now=now: said == {"agenda": now["version"]})

        told = [said["agenda"] for word, said in desk.frames if word == "desk"]
        assert told == sorted(set(told)), "each once, in order"
        assert "desk" not in [word for phone in (ben, *room.phones) for word, _ in phone.frames]
        desk.goes()


def agenda_of(desk: Page, url: str) -> Any:
    return desk.browser.get(f"{url}/desk/{desk.session}/agenda").json()
