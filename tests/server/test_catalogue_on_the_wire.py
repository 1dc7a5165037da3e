"""Whatever a real server sends and answers is what the catalogue says, to the last field."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from server.wire import catalogue
from server.wire.catalogue import HEARD, PERFORMED, TOLD
from sessions.planned import PlannedStep
from sessions.steps import KINDS
from sessions.view import canonical
from tests.harness.server import running_server
from tests.server.wired import Page, Workshop, workshop
from tests.sessions.play import OTHERS, Thing, an_answer

Heard = list[tuple[str, Any]]


@pytest.mark.slow
def test_every_frame_and_answer_is_in_the_catalogue(tmp_path: Path) -> None:
    with running_server(tmp_path) as kesken, workshop(kesken.url, phones=6) as room:
        frames, answers = play(room)
        kesken.server.stop()
        room.desk.hears("goodbye", lambda said: said == {})
        frames += room.desk.frames

    for word, frame in frames:
        assert fits(frame, TOLD[word]), f"{word}: {frame}"
    for word, answer in answers:
        assert any(fits(answer, kind) for kind in HEARD[word].answers), f"{word}: {answer}"
    assert {word for word, _ in frames} == set(TOLD)
    assert {word for word, _ in answers} == set(HEARD)
    assert told(frames) == {kind.__name__ for kind in catalogue.ToldEvent.__args__}


def play(room: Workshop) -> tuple[Heard, Heard]:
    """Every word, every command and every event once, and some that are refused."""
    desk, phones, screen = room.desk, room.phones, room.screen()
    curve, board, again = room.steps
    agenda = desk.browser.get(f"{room.url}/desk/{room.session}/agenda").json()["steps"]
    others = [msgspec.to_builtins(plan) for plan in OTHERS]
    room.replaces_agenda([*agenda, COLUMNS, *others])
    audience = {"who": "present", "others": ""}
    header = desk.hears("view")["view"]["session"]
    desk.steers("DescribeSession", title="T", change="C", audience=audience, kept_until=header["kept_until"])

    desk.steers("OpenStep", step=curve)
    for place, phone in enumerate(phones):
        phone.gives("PlaceMark", step=curve, round=1, station=place, is_stuck=False)
    desk.steers("RevealRound", step=curve, round=1, detail="phases")
    desk.steers("AskAgain", step=curve, round=2)
    phones[0].gives("PlaceMark", step=curve, round=2, station=0)

    for plan in OTHERS:
        play_through(desk, phones, plan)

    desk.steers("OpenStep", step=board)
    ideas = [phone.gives("PostIdea", step=board, text="half a thought") for phone in phones]
    desk.steers("RevealRound", step=board, round=1)
    ben, cleo, dov, eve, fay, gus = phones
    mine, hers, his = ideas[:3]
    ben.gives("ChangeIdea", step=board, text="another half", idea=mine.name, secret=mine.secret)
    cleo.gives("ContinueIdea", step=board, text="and more", idea=mine.name, kind="add")
    dov.gives("TakeBackLater", step=board, idea=his.name, secret=his.secret)
    for phone in (eve, fay, gus):
        phone.gives("AddNothing", step=board, round=2)
    assert cleo.asks("TakeBack", step=board, name=hers.name, secret=hers.secret) == {"ok": "sealed"}
    desk.steers("RevealRound", step=board, round=2)

    assert {no["refused"] for no in refusals(desk, ben, board)} == {"bad_shape", "not_yours", "too_few"}
    stranger = Page(room.url, cleo.browser, "aaaaaaaaaa", "participant")
    room.others.append(stranger)
    assert stranger.enters()["refused"] == "not_found"
    entered = gus.enters()
    late = gus.hears("view", lambda view: view["seq"] == entered["seq"])
    gus.enters(epoch=late["epoch"], after=late["seq"] - 1, chain="of another history")
    gus.says("leave", {})

    steer(desk)
    look(desk, board, ideas[3])
    leave_ajar(desk, ben)
    arrange(desk, board, [ideas[3].name, ideas[4].name])
    grow(desk, board, ideas[3])
    hide(desk, dov, board, ideas[4])
    signal(ben, screen, desk)

    desk.steers("CloseStep", step=board)
    desk.hears_of("StepClosed")
    read_first(desk, phones)
    for plan in OTHERS:
        come_late(desk, phones[:-1], plan)
    desk.steers("OpenStep", step=again)
    desk.steers("EndSession")
    desk.hears_of("SessionEnded")
    for word in ("presence", "desk", "beat"):
        desk.hears(word)
    pages = [screen, stranger, *phones]
    return (
        [frame for page in pages for frame in page.frames],
        [answer for page in [desk, *pages] for answer in page.answers],
    )


def play_through(desk: Page, phones: list[Page], plan: PlannedStep[Any]) -> None:
    """A step of any kind: opened, given what its example draws, kept where it can be, and shown."""
    desk.steers("OpenStep", step=plan.step)
    answer = an_answer(plan)
    act, round = answer.pop("do"), 1
    for phone in phones:
        phone.gives(act, **answer)
    if "kept" in KINDS[plan.kind].step.__struct_fields__:
        desk.steers("KeepRound", step=plan.step, round=1)
        desk.steers("AskAgain", step=plan.step, round=2)
        round = 2
        for phone in phones:
            phone.gives(act, **answer | {"round": 2})
    desk.steers("RevealRound", step=plan.step, round=round)


COLUMNS = {"step": "sorted", "kind": "board", "title": "Sorted", "settings": {"columns": ["Keep", "Try"]}}


def steer(desk: Page) -> None:
    for act in ("PauseSession", "ResumeSession", "CallEyesUp", "ReleaseEyes"):
        desk.steers(act)


def look(desk: Page, board: str, idea: Thing) -> None:
    desk.steers("SetTimer", step=board, ends_at=desk.enters()["now"] + 300_000)
    desk.steers("PutSpotlight", step=board, idea=idea.name)
    desk.steers("ClearSpotlight")


def leave_ajar(desk: Page, phone: Page) -> None:
    desk.steers("LeaveAjar", step="sorted")
    phone.gives("PostIdea", step="sorted", text="it waits there")
    desk.steers("ShutStep", step="sorted")


def arrange(desk: Page, board: str, ideas: list[str]) -> None:
    desk.steers("GroupIdeas", step=board, group="group1", ideas=ideas, title="alike")
    desk.steers("NameGroup", step=board, group="group1", title="alike, or not")
    desk.steers("UngroupIdeas", step=board, ideas=ideas)


def grow(desk: Page, board: str, idea: Thing) -> None:
    made = desk.thing()
    words = {"name": made.name, "salt": made.salt, "text": "We try it for a week."}
    desk.steers("ShapeIdea", step=board, idea=idea.name, **words)
    for act in ("ReopenIdea", "RestIdea", "WakeIdea"):
        desk.steers(act, step=board, idea=idea.name)


def hide(desk: Page, phone: Page, board: str, idea: Thing) -> None:
    """The desk hears of the flag at a quarter minute."""
    phone.gives("FlagIdea", step=board, idea=idea.name, reason="off_topic")
    flag = {"step": board, "idea": idea.name, "reasons": ["off_topic"]}
    desk.hears("desk", lambda said: said == {"flags": [flag]})
    desk.steers("SetFlagsAside", step=board, idea=idea.name)
    desk.steers("CoverIdea", step=board, idea=idea.name)
    desk.steers("UncoverIdea", step=board, idea=idea.name)
    desk.steers("HideIdea", step=board, idea=idea.name, reason="own", own="not for today")


def signal(phone: Page, screen: Page, desk: Page) -> None:
    for number, shown in enumerate(("hand", "moment"), 1):
        assert phone.says("signal", {"signal": shown}) == {"ok": number}
        assert desk.says("heed", {"signal": shown, "to": number}) == {"ok": 0}
    assert phone.says("signal", {"signal": None}) == {"ok": 0}
    assert screen.says("heed", {"signal": "hand", "to": 1})["refused"] == "not_yours"
    assert screen.says("signal", {"signal": "hand"})["refused"] == "needs_phone"
    assert phone.says("signal", {"signal": "both"})["refused"] == "bad_shape"
    assert phone.says("seen", {"epoch": 1, "seq": 3}) == {"ok": 0}
    assert screen.says("seen", {"epoch": 1, "seq": 3})["refused"] == "needs_phone"


def read_first(desk: Page, phones: list[Page]) -> None:
    """A round is read, and one of its thoughts is not shown. The last phone has left."""
    desk.steers("HoldThoughts")
    desk.steers("OpenStep", step="sorted")
    round = desk.hears_of("StepOpened")["events"][-1]["round"]
    given = [
        phone.gives("PostIdea", step="sorted", text="to be read first", column=1) for phone in phones[:-1]
    ]
    desk.steers("ReadRound", step="sorted", round=round)
    withheld = [{"name": given[0].name, "reason": "hurts", "own": ""}]
    desk.steers("ReleaseRound", step="sorted", round=round, withheld=withheld)
    desk.steers("MoveIdeas", step="sorted", ideas=[given[1].name], column=0)
    desk.steers("StopHolding")


def come_late(desk: Page, phones: list[Page], plan: PlannedStep[Any]) -> None:
    """The step was shown already: its round takes more, or is over."""
    desk.steers("OpenStep", step=plan.step)
    answer, made = an_answer(plan), phones[0].thing()
    said = phones[0].asks(answer.pop("do"), name=made.name, salt=made.salt, **answer)
    assert said == {"ok": "sealed"} or said["refused"] in ("closed", "round_over")


def refusals(desk: Page, phone: Page, board: str) -> list[Any]:
    return [
        phone.asks("OpenStep", step=board),
        phone.asks("PostIdea", step=board),
        desk.asks("RevealRound", step=board, round=3),
    ]


def test_every_command_of_the_play_is_all_that_there_are() -> None:
    """So that nothing is added and never played above."""
    source = Path(__file__).read_text(encoding="utf-8")
    by_example = {an_answer(plan)["do"] for plan in OTHERS}

    assert [name for name in PERFORMED.keys() - by_example if f'"{name}"' not in source] == []


def fits(said: Any, kind: Any) -> bool:
    """Whether it can be read as this, and written again without losing or gaining a byte."""
    try:
        read = msgspec.convert(said, kind)
    except msgspec.ValidationError:
        return False
    gave = getattr(read, "gave", None)
    if gave and (gave.exact is msgspec.UNSET) == (gave.at_least is msgspec.UNSET):
        return False
    return canonical(read) == canonical(said)


def told(frames: Heard) -> set[str]:
    return {event["is"] for word, frame in frames if word == "events" for event in frame["events"]}
