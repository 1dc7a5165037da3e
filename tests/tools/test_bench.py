"""What the bench makes of figures: ratios within a round, medians of rounds, and whether a bar holds. Nothing
is timed here.
"""

import argparse
import json
from typing import Any

import pytest

from bench import table
from bench.loads import LOADS
from bench.measuring import done
from bench.rows import ROWS, Missing, Round, Row, shortfall
from bench.run import chosen, needed
from bench.servers import FLASK, KESKEN, NODE, ORDER, C
from tools.dev_say import Stop

WELL = {"clients": 500, "ready": 500, "dead": 0, "refused": 0, "done": 1}
RATIO = Row("ratio", 0.6, "", (("A", KESKEN), ("A", NODE)), lambda ours, theirs: ours["cpu"] / theirs["cpu"])
JOINS = Row("joins", 1.2, "", (("A", KESKEN),), lambda ours: ours["cpu"], at_most=False)
TOLD = Row("told", None, " µs", (("A", KESKEN),), lambda ours: ours["cpu"])


def a_round(ours: float, theirs: float = 10, **otherwise: float) -> Round:
    return {("A", KESKEN): {**WELL, "cpu": ours, **otherwise}, ("A", NODE): {**WELL, "cpu": theirs}}


def asked(only: str | None = None, *, quick: bool = False) -> argparse.Namespace:
    return argparse.Namespace(only=only, quick=quick)


def test_ratios_are_taken_within_a_round_and_their_median_counts() -> None:
    line = table.line_of(RATIO, [a_round(4, 10), a_round(80, 100), a_round(1, 2)])

    assert line.rounds == [0.4, 0.8, 0.5]
    assert line.today == 0.5
    assert line.range == (0.4, 0.8)
    assert line.holds is True


@pytest.mark.parametrize(("ours", "holds"), [(6, True), (6.1, False)])
def test_a_ceiling(ours: float, holds: bool) -> None:
    assert table.line_of(RATIO, [a_round(ours)]).holds is holds


@pytest.mark.parametrize(("ours", "holds"), [(1.2, True), (1.1, False)])
def test_a_floor(ours: float, holds: bool) -> None:
    assert table.line_of(JOINS, [a_round(ours)]).holds is holds


def test_what_has_no_bar_is_only_told() -> None:
    line = table.line_of(TOLD, [a_round(7)])

    assert line.holds is None
    assert table.cells(line) == ("told", "–", "7 µs", "7–7", "7", "–")


def test_a_server_that_is_not_there_leaves_its_row_empty_and_says_why() -> None:
    line = table.line_of(RATIO, [{**a_round(4), ("A", NODE): "could not be built here"}])

    assert (line.today, line.holds) == (None, None)
    assert table.cells(line)[-1] == "not measured"
    assert table.reasons([line]) == ["Node: could not be built here (ratio)"]


def test_rounds_that_failed_are_left_out_and_told() -> None:
    line = table.line_of(RATIO, [a_round(4), {**a_round(4), ("A", NODE): "it did not start"}])

    assert line.rounds == [0.4]
    assert line.holds is False
    assert line.why == "Node: it did not start"


@pytest.mark.parametrize(
    ("less", "why"),
    [
        ({"ready": 499}, "only 499 of 500 came in"),
        ({"dead": 1}, "1 were cut"),
        ({"refused": 3}, "3 acts were refused"),
        ({"done": 0.97}, "only 97% was delivered"),
    ],
)
def test_a_figure_got_by_doing_less_holds_no_bar(less: dict[str, float], why: str) -> None:
    line = table.line_of(RATIO, [a_round(1, **less)])

    assert line.today == 0.1
    assert (line.holds, line.why) == (False, why)


def test_who_did_all_falls_short_of_nothing() -> None:
    assert shortfall(WELL) == ""


def test_a_division_by_nothing_is_no_figure() -> None:
    with pytest.raises(Missing):
        RATIO.of(a_round(4, 0))


@pytest.mark.parametrize(
    ("load", "figures", "share"),
    [
        ("A", {"sent": 100, "answered": 100, "delivered": 0.9}, 0.9),
        ("A", {"sent": 100, "answered": 50, "delivered": 1.0}, 0.5),
        ("A", {"sent": 100, "answered": 0, "delivered": 1.0}, 1.0),
        ("marks", {"sent": 100, "answered": 80, "delivered": 0.0}, 0.8),
        ("reveal", {"clients": 500, "shown": 250}, 0.5),
        ("idle", {}, 1.0),
    ],
)
def test_what_was_owed(load: str, figures: dict[str, float], share: float) -> None:
    assert done(LOADS[load], figures) == share


def test_programs_read_the_same() -> None:
    lines = [table.line_of(RATIO, [a_round(4), a_round(5), a_round(9)])]

    made: Any = json.loads(json.dumps(table.as_json({"cores": 2}, lines)))

    assert made["machine"] == {"cores": 2}
    (row,) = made["rows"]
    told = {word: row[word] for word in ("name", "bar", "today", "range", "holds")}
    assert told == {"name": "ratio", "bar": "≤ 0.6", "today": 0.5, "range": [0.4, 0.9], "holds": True}


def test_a_page_has_one_line_for_each_row() -> None:
    rows = [table.HEAD, table.cells(table.line_of(RATIO, [a_round(9)]))]

    head, rule, line = table.markdown(rows).splitlines()

    assert head == "| figure | bar | today | range | rounds | holds |"
    assert rule.count("---") == 6
    assert line == "| ratio | ≤ 0.6 | 0.9 | 0.9–0.9 | 0.9 | **no** |"


def test_servers_by_themselves_have_medians_of_what_was_measured() -> None:
    rounds: list[Round] = [{("A", NODE): {"cpu_us_each": each}} for each in (20.0, 24.0, 22.0)]

    assert table.servers(rounds) == [("server", "A, µs"), (NODE, "22")]


@pytest.mark.parametrize(
    ("figure", "said"), [(0.01234, "0.0123"), (6.584, "6.58"), (1463.2, "1,463"), (0, "0")]
)
def test_three_digits_count(figure: float, said: str) -> None:
    assert table.short(figure) == said


def test_each_load_meets_the_servers_in_one_order_and_then_in_the_other() -> None:
    rows = [row for row in ROWS if row.needs[0][0] == "A"]
    servers = [server for _, server in needed(rows, turned=False)]

    assert servers == [server for server in ORDER if server in servers]
    assert FLASK in servers
    assert C not in servers
    assert [server for _, server in needed(rows, turned=True)] == servers[::-1]


def test_rows_are_chosen_by_their_load_or_by_a_word() -> None:
    assert {row.needs[0][0] for row in chosen(asked("A"))} == {"A"}
    assert all("memory" in row.name for row in chosen(asked("memory")))
    with pytest.raises(Stop, match="No row is called"):
        chosen(asked("nothing of the kind"))


def test_what_takes_long_is_left_out_of_a_quick_run(capsys: pytest.CaptureFixture[str]) -> None:
    rows = chosen(asked(quick=True))

    assert not any(row.takes_long for row in rows)
    assert "Left out: CPU of 10,000 idle phones" in capsys.readouterr().err


def test_every_row_has_a_name_and_a_load_of_its_own() -> None:
    assert len({row.name for row in ROWS}) == len(ROWS)
    assert {load for row in ROWS for load, _ in row.needs} == set(LOADS)
