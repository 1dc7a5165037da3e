"""The curves that come with the house: C1 and C2 of sessions/README.md."""

import re

import msgspec
import pytest

from sessions.steps.curve.curves import CURVES, QUESTION, THE_LINE, CurveForm

FORMS = pytest.mark.parametrize("form", CURVES.values(), ids=CURVES)


def texts(form: CurveForm) -> list[str]:
    labels = [phase.label for phase in form.phases]
    return [*labels, *(station.says for station in form.stations), *form.exits]


def test_c1_the_wave_says_what_was_agreed() -> None:
    wave = CURVES["wave"]

    assert [(phase.label, phase.model) for phase in wave.phases] == [
        ("The old way", "resistance"),
        ("Letting go", "unlearning"),
        ("Trying out", "learning"),
        ("In use", "implementation"),
    ]
    assert [(station.phase, station.says) for station in wave.stations] == [
        (0, "I do not see why this is needed."),
        (0, "I see what is changing, and something in it bothers me."),
        (1, "I am still giving up the old way."),
        (1, "The old way has gone, and the new one does not work for me yet."),
        (2, "I am trying the new way and making mistakes."),
        (2, "I can do parts of it, with help."),
        (3, "I use the new way in my everyday work."),
        (3, "I adapt it and can show it to others."),
    ]
    assert wave.exits == (
        "This change does not touch my work.",
        "I cannot say today.",
        "I know the change, and I think it is wrong.",
    )


def test_c1_the_question_names_the_change() -> None:
    asked = QUESTION.format(change="the new timetable")

    assert asked == "Think of the new timetable. Which sentence is closest to you today?"


def test_c1_a_curve_is_found_by_its_key() -> None:
    assert list(CURVES) == ["wave", "lewin", "four_fields", "bridges", "concerns"]
    assert all(form.key == key for key, form in CURVES.items())


def test_c1_the_other_curves_have_one_station_in_each_phase() -> None:
    phases = {key: len(form.phases) for key, form in CURVES.items()}
    stations = {key: len(form.stations) for key, form in CURVES.items()}

    assert phases == {"wave": 4, "lewin": 3, "four_fields": 4, "bridges": 3, "concerns": 7}
    assert stations == phases | {"wave": 8}


@FORMS
def test_c1_stations_stand_in_the_order_of_the_phases_and_none_is_empty(form: CurveForm) -> None:
    order = [station.phase for station in form.stations]

    assert 3 <= len(form.phases) <= 8
    assert order == sorted(order)
    assert set(order) == set(range(len(form.phases)))


@FORMS
def test_c1_everybody_may_stand_off_the_curve(form: CurveForm) -> None:
    assert form.exits == CURVES["wave"].exits


@FORMS
def test_c1_no_text_of_a_curve_stands_for_two_things(form: CurveForm) -> None:
    assert len(set(texts(form))) == len(texts(form))


@FORMS
def test_c1_a_curve_comes_back_from_json_as_it_went(form: CurveForm) -> None:
    assert msgspec.json.decode(msgspec.json.encode(form), type=CurveForm) == form


@FORMS
def test_c2_no_text_counts_praises_or_ranks(form: CurveForm) -> None:
    for text in [form.name, *texts(form), QUESTION, THE_LINE]:
        assert not re.search(r"\d|%|\b(ahead|behind|level|score|best|worst|laggard)", text, re.IGNORECASE)


@FORMS
def test_c2_every_text_fits_on_a_phone(form: CurveForm) -> None:
    assert max(len(text) for text in texts(form)) <= 80
    assert max(len(phase.label) for phase in form.phases) <= 16


@FORMS
def test_c2_the_words_of_the_models_stay_in_the_small_print(form: CurveForm) -> None:
    models = {phase.model for phase in form.phases} - {""}

    assert not models & {text.casefold() for text in texts(form)}
