"""The verbs of a cleaning: the lecture's ten rows, every verb, and every slip said in words."""

import numpy as np
import pandas as pd
import pytest

import course_toolkit as ct
from course_toolkit._core.compute.errors import CourseError
from course_toolkit.preparation.compute import Cleaning


@pytest.fixture
def table():
    return pd.DataFrame(
        {
            "Age": [25, 120, 999, 31, 31],
            "sex": ["F", " m", "M", None, None],
            "price": ["12,5", "1 200 €", "?", None, None],
            "day": ["31/01/2024", "01/02/2024", "13/03/2024", None, None],
            "low": [60, 120, 70, 80, 80],
            "high": [110, 80, 120, 130, 130],
            "ill": [1.0, None, 1.0, None, None],
        },
        index=[0, 1, 2, 7, 9],
    )


def run(cleaning, name="frame"):
    """Return what the script makes of the table as it came, with nothing else at hand."""
    names = {name: cleaning.original}
    exec(cleaning.code(name), names)  # noqa: S102 — the script is what is tested
    return names[name]


def test_the_lectures_ten_rows():
    sante = ct.load_sante()
    cleaning = Cleaning(sante)
    cleaning.drop_columns("IMC", reason="it goes with cholesterol and poids")
    cleaning.drop_rows(where="ID == 10", reason="nobody lives 120 years")
    cleaning.correct("cholesterol", {4: 242}, reason="242 and 300 run together")
    clean = cleaning.frame
    assert list(clean) == ["ID", "Age", "cholesterol", "poids", "malade"]
    assert clean["ID"].tolist() == list(range(1, 10))
    assert clean["cholesterol"].tolist() == [180, 190, 175, 220, 242, 250, 210, 185, 185]
    assert clean["cholesterol"].dtype == "int64"
    pd.testing.assert_frame_equal(run(cleaning), clean)
    pd.testing.assert_frame_equal(sante, ct.load_sante())


def test_the_patient_10_stands_in_row_9():
    cleaning = Cleaning(ct.load_sante())
    with pytest.raises(CourseError) as error:
        cleaning.drop_rows([10], reason="too old")
    assert str(error.value).splitlines()[1:] == [
        "Not there: 10; the index goes from 0 to 9.",
        "A value of another column is no label: write where='ID == 10', or look at frame.index.",
    ]
    assert cleaning.steps == ()
    assert 10 not in cleaning.drop_rows(9, reason="too old").frame["ID"].tolist()


VERBS = {
    "drop_rows labels": (lambda c: c.drop_rows([1, 7], reason="r"), (3, 7), 0, False),
    "drop_rows mask": (lambda c: c.drop_rows(c.frame["Age"] > 110, reason="r"), (3, 7), 0, False),
    "drop_rows list mask": (lambda c: c.drop_rows([True, False, False, False, False], reason="r"), (4, 7), 0, False),
    "drop_rows where": (lambda c: c.drop_rows(where="Age > 110", reason="r"), (3, 7), 0, True),
    "drop_rows outside": (lambda c: c.drop_rows(outside={"Age": (0, 110)}, reason="r"), (3, 7), 0, True),
    "drop_rows missing": (lambda c: c.drop_rows(missing="sex", reason="r"), (3, 7), 0, True),
    "drop_duplicates": (lambda c: c.drop_duplicates(reason="r"), (4, 7), 0, True),
    "drop_duplicates of": (lambda c: c.drop_duplicates(["ill"], reason="r"), (2, 7), 0, True),
    "number_rows": (lambda c: c.number_rows(reason="r"), (5, 7), 0, True),
    "drop_columns": (lambda c: c.drop_columns(["Age", "sex"], reason="r"), (5, 5), 0, True),
    "rename": (lambda c: c.rename({"Age": "age", "low": "high", "high": "low"}, reason="r"), (5, 7), 0, True),
    "swap_columns": (lambda c: c.swap_columns("low", "high", where="low > high", reason="r"), (5, 7), 2, True),
    "correct": (lambda c: c.correct("Age", {1: 12, 2: 99}, reason="r"), (5, 7), 2, False),
    "set_missing rows": (lambda c: c.set_missing("Age", 1, reason="r"), (5, 7), 1, False),
    "set_missing values": (lambda c: c.set_missing("Age", values=[999, -1], reason="r"), (5, 7), 1, True),
    "set_missing value": (lambda c: c.set_missing("sex", values="M", reason="r"), (5, 7), 1, True),
    "set_missing outside": (lambda c: c.set_missing("Age", outside=(0, 110), reason="r"), (5, 7), 2, True),
    "set_missing where": (lambda c: c.set_missing("Age", where="low > high", reason="r"), (5, 7), 1, True),
    "set_missing index": (lambda c: c.set_missing("Age", where="index == 1", reason="r"), (5, 7), 1, False),
    "convert": (lambda c: c.convert("low", 10, reason="r"), (5, 7), 5, True),
    "convert some": (lambda c: c.convert("low", 0.1, outside=(None, 100), reason="r"), (5, 7), 1, True),
    "map_values": (lambda c: c.map_values("sex", {" m": "M"}, reason="r"), (5, 7), 1, True),
    "map_label": (lambda c: c.map_label("ill", {1: 1, None: 0}, reason="r"), (5, 7), 3, True),
    "fill_missing": (lambda c: c.fill_missing("ill", 0, reason="r"), (5, 7), 3, True),
    "to_numbers": (lambda c: c.to_numbers("price", reason="r"), (5, 7), 3, True),
    "to_dates": (lambda c: c.to_dates("day", reason="r"), (5, 7), 3, True),
    "tidy_texts": (lambda c: c.tidy_texts("sex", case="upper", reason="r"), (5, 7), 1, True),
    "convert_type": (lambda c: c.convert_type("ill", "Int64", reason="r"), (5, 7), 0, True),
}


@pytest.mark.parametrize(("verb", "shape", "n_changed", "carries_over"), VERBS.values(), ids=VERBS)
def test_each_verb_is_recorded_counted_and_written(table, verb, shape, n_changed, carries_over, language):
    before = table.copy()
    cleaning = Cleaning(table)
    assert verb(cleaning) is cleaning
    (record,) = cleaning.steps
    assert cleaning.frame.shape == shape == (record.after.n_rows, record.after.n_columns)
    assert record.n_cells_changed == n_changed
    assert record.carries_over is carries_over
    assert record.reason == "r"
    assert record.describe()
    pd.testing.assert_frame_equal(table, before)
    pd.testing.assert_frame_equal(cleaning.original, before)
    pd.testing.assert_frame_equal(run(cleaning), cleaning.frame)
    pd.testing.assert_frame_equal(run(cleaning, "patients"), cleaning.frame)
    assert language


def test_what_the_verbs_make(table):
    clean = (
        Cleaning(table)
        .to_numbers("price", reason="r")
        .to_dates("day", reason="r")
        .swap_columns("low", "high", rows=1, reason="r")
        .map_label("sex", {"F": "woman", " m": "man", "M": "man", None: "?"}, reason="r")
        .frame
    )
    assert clean["price"].fillna(-1).tolist() == [12.5, 1200.0, -1, -1, -1]
    assert clean["day"].dt.month.fillna(0).tolist() == [1, 2, 3, 0, 0]
    assert (clean["low"] < clean["high"]).all()
    assert clean["sex"].tolist() == ["woman", "man", "man", "?", "?"]


SLIPS = {
    "no reason": (lambda c: c.drop_columns("Age"), "reason"),
    "blank reason": (lambda c: c.correct("Age", {1: 3}, reason=" "), "reason"),
    "unknown column": (lambda c: c.drop_columns("age", reason="r"), "'Age'"),
    "unknown column in range": (lambda c: c.drop_rows(outside={"age": (0, 1)}, reason="r"), "'Age'"),
    "unknown column missing": (lambda c: c.drop_rows(missing="Sex", reason="r"), "'sex'"),
    "values for a name": (lambda c: c.set_missing(pd.Series([1]), 1, reason="r"), "name"),
    "no way": (lambda c: c.drop_rows(reason="r"), "rows=[9]"),
    "two ways": (lambda c: c.set_missing("Age", 1, values=[3], reason="r"), "rows, values"),
    "range of no column": (lambda c: c.drop_rows(outside=(0, 110), reason="r"), "outside"),
    "range and rows": (lambda c: c.drop_rows(1, outside={"Age": (0, 110)}, reason="r"), "rows, outside"),
    "a range of three": (lambda c: c.set_missing("Age", outside=(0, 1, 2), reason="r"), "(0, 110)"),
    "a range that is a number": (lambda c: c.set_missing("Age", outside=110, reason="r"), "(0, 110)"),
    "upside down": (lambda c: c.set_missing("Age", outside=(110, 0), reason="r"), "lowest"),
    "short mask": (lambda c: c.drop_rows([True], reason="r"), "5"),
    "mask of another table": (lambda c: c.drop_rows(pd.Series([True] * 5), reason="r"), "cleaning.frame"),
    "mask of nothing": (lambda c: c.drop_rows(c.frame["Age"] > 5000, reason="r"), "at least one row"),
    "no labels": (lambda c: c.drop_rows([], reason="r"), "at least one row"),
    "condition of nothing": (lambda c: c.drop_rows(where="Age >", reason="r"), "pandas"),
    "condition of no column": (lambda c: c.drop_rows(where="aage > 1", reason="r"), "aage"),
    "no condition": (lambda c: c.drop_rows(where="Age + 1", reason="r"), "true or false"),
    "all rows": (lambda c: c.drop_rows(where="Age > 0", reason="r"), "leave rows"),
    "all columns": (lambda c: c.drop_columns(list(c.frame), reason="r"), "leave rows and columns"),
    "one name twice": (lambda c: c.rename({"Age": "low"}, reason="r"), "names that differ"),
    "no mapping": (lambda c: c.rename("Age", reason="r"), "dictionary"),
    "empty mapping": (lambda c: c.map_values("sex", {}, reason="r"), "empty"),
    "values that do not occur": (lambda c: c.map_values("sex", {"m": "M"}, reason="r"), "' m'"),
    "a class forgotten": (lambda c: c.map_label("sex", {"F": 0, "M": 1}, reason="r"), "' m'"),
    "a missing correction": (lambda c: c.correct("Age", {1: None}, reason="r"), "set_missing"),
    "a text among numbers": (lambda c: c.correct("Age", {1: "12"}, reason="r"), "quotation marks"),
    "filled with nothing": (lambda c: c.fill_missing("ill", np.nan, reason="r"), "set_missing"),
    "filled with a text": (lambda c: c.fill_missing("ill", "no", reason="r"), "must suit the step"),
    "text for a quantity": (lambda c: c.convert("sex", 2.5, reason="r"), "must suit the step"),
    "range of texts": (lambda c: c.set_missing("price", outside=(0, 5), reason="r"), "must suit the step"),
    "dates that are none": (lambda c: c.to_dates("sex", reason="r"), "No usual format"),
    "an unknown kind": (lambda c: c.convert_type("Age", "int", reason="r"), "Int64"),
    "an unknown case": (lambda c: c.tidy_texts("sex", case="small", reason="r"), "lower"),
}


@pytest.mark.parametrize(("slip", "words"), SLIPS.values(), ids=SLIPS)
def test_each_slip_is_said_and_nothing_is_recorded(table, slip, words):
    cleaning = Cleaning(table)
    with pytest.raises(CourseError) as error:
        slip(cleaning)
    assert words in str(error.value)
    assert len(str(error.value).splitlines()) == 3
    assert cleaning.steps == ()
    pd.testing.assert_frame_equal(cleaning.frame, table)


def test_days_that_may_be_months_are_asked_about():
    cleaning = Cleaning(pd.DataFrame({"day": ["01/02/2024", "03/04/2024"]}))
    with pytest.raises(CourseError, match="Several formats fit"):
        cleaning.to_dates("day", reason="r")
    assert cleaning.to_dates("day", format="%m/%d/%Y", reason="r").frame["day"][0] == pd.Timestamp("2024-01-02")


def test_labels_that_repeat_name_no_row(table):
    cleaning = Cleaning(table.set_axis([0, 0, 1, 2, 3], axis=0))
    with pytest.raises(CourseError, match="number_rows"):
        cleaning.drop_rows(0, reason="r")
    with pytest.raises(CourseError, match="number_rows"):
        cleaning.drop_rows(cleaning.frame["Age"] > 110, reason="r")
    assert len(cleaning.drop_rows(1, reason="r").frame) == 4
    assert cleaning.number_rows(reason="r").frame.index.tolist() == [0, 1, 2, 3]


def test_two_ranges_are_two_steps(table):
    cleaning = Cleaning(table).drop_rows(outside={"Age": (0, 500), "low": (None, 100)}, reason="r")
    assert [one.n_rows_dropped for one in cleaning.steps] == [1, 1]


def test_a_rule_that_concerns_nothing_yet_is_recorded_for_new_data(table):
    (record,) = Cleaning(table).set_missing("Age", values=[-1], reason="a code").steps
    assert record.n_cells_changed == 0
    assert record.counts() == "nothing changed"


def test_hostile_names_and_labels_pass_through():
    frame = pd.DataFrame({"<script>": [1, 2], ("a", 'b"'): [3, 4], None: [5, 6], 7: [8, 9]}, index=["x\n", "'"])
    cleaning = Cleaning(frame)
    cleaning.correct(("a", 'b"'), {"x\n": 0}, reason="a\nimport os").drop_columns("<script>", reason="<b>")
    cleaning.drop_columns([("a", 'b"')], reason="r").set_missing(7, "'", reason="r")
    pd.testing.assert_frame_equal(run(cleaning), cleaning.frame)
    assert "<script>" not in cleaning._repr_html_()
    assert "\nimport os" not in cleaning.code()


def test_what_no_text_holds_is_refused_in_words():
    frame = pd.DataFrame({"a": pd.Series(["x", "\ud800"], dtype=object)})
    with pytest.raises(ct.CourseError, match="The column must suit the step"):
        Cleaning(frame).to_numbers("a", reason="test")


@pytest.mark.parametrize("wrong", [3, ["%d"], True])
def test_a_format_that_is_no_text_is_refused_in_words(wrong):
    with pytest.raises(ct.CourseError, match="format must say"):
        Cleaning(pd.DataFrame({"a": ["01/02/2024"]})).to_dates("a", format=wrong, reason="test")
