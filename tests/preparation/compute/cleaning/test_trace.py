"""Steps are recorded, undone and taken again; the script gives the same table; rules hold for new data."""

import warnings

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.compute.steps import Correct, DropRows, MapValues, Outside, Rows, SetMissing
from course_toolkit.preparation.compute import Cleaning, SkippedStepsWarning

HOSTILE = [
    "\nimport os\nos.abort()",
    "a\rb",
    "\x0c\x00",
    "\u2028raise SystemExit",
    "\ud800",
    '"""',
    "\\",
    "# ```",
    "\u202e",
]
NAMES = [text for text in HOSTILE if text != "\ud800"]  # pandas itself has no such name


@pytest.fixture
def table():
    return pd.DataFrame({"Age": [25, 120, 999, 31], "sex": ["F", "m", "m", None], "ill": [1.0, None, 1.0, None]})


@pytest.fixture
def cleaning(table):
    cleaning = Cleaning(table)
    cleaning.set_missing("Age", values=[999], reason="999 stands for not known")
    cleaning.drop_rows(1, reason="nobody lives 120 years")
    return cleaning.map_values("sex", {"m": "M"}, reason="one spelling")


def run(code, frame):
    names = {"frame": frame}
    exec(code, names)  # noqa: S102 — the script is what is tested
    return names["frame"]


def test_the_table_handed_in_and_those_handed_out_are_copies(table, cleaning):
    before = table.copy()
    mine, first = cleaning.frame, cleaning.original
    mine.loc[:, "Age"] = 0.0
    first.loc[:, "Age"] = 0
    table.loc[:, "Age"] = 7
    pd.testing.assert_frame_equal(cleaning.original, before)
    assert cleaning.frame["Age"].tolist()[0] == 25
    assert cleaning.undo(3).frame.equals(before)


def test_how_large_it_was(cleaning):
    assert [(size.n_rows, size.n_columns, size.n_missing) for size in cleaning.sizes] == [
        (4, 3, 3), (4, 3, 4), (3, 3, 3), (3, 3, 3),
    ]  # fmt: skip
    assert len(cleaning) == 3
    assert str(cleaning.sizes[-1]) == "3 rows × 3 columns"


def test_steps_are_undone_and_taken_again(table, cleaning):
    clean = cleaning.frame
    assert cleaning.undo() is cleaning
    assert [one.reason for one in cleaning.undone] == ["one spelling"]
    cleaning.undo(2)
    assert cleaning.undone[0].reason == "999 stands for not known"
    pd.testing.assert_frame_equal(cleaning.frame, table)
    pd.testing.assert_frame_equal(cleaning.redo(3).frame, clean)
    cleaning.undo().drop_columns("sex", reason="not asked for")
    assert cleaning.undone == ()
    pd.testing.assert_frame_equal(run(cleaning.code(), table), cleaning.frame)


@pytest.mark.parametrize("n", [0, -1, 4, 1.5, True, "all"])
def test_there_are_only_so_many_to_undo(cleaning, n, language):
    with pytest.raises((CourseError, TypeError), match="n "):
        cleaning.undo(n)
    with pytest.raises((CourseError, TypeError), match="n "):
        cleaning.redo(n if n != 1 else 2)
    assert len(cleaning) == 3
    assert language


def test_the_script_leaves_the_table_alone_and_says_why(table, cleaning):
    before = table.copy()
    pd.testing.assert_frame_equal(run(cleaning.code(), table), cleaning.frame)
    pd.testing.assert_frame_equal(table, before)
    assert cleaning.code().splitlines()[:8] == [
        "import pandas as pd",
        "",
        "# frame is the table as it was read: 4 rows × 3 columns. It stays as it is.",
        "frame = frame.copy()",
        "",
        "# 1. set Age missing where Age is 999 (1 cell set missing)",
        "# Why: 999 stands for not known",
        'frame["Age"] = frame["Age"].mask(frame["Age"].isin([999]))',
    ]


@given(
    reason=st.one_of(st.sampled_from(HOSTILE), st.text(min_size=1)), name=st.one_of(st.sampled_from(NAMES), st.text())
)
@settings(max_examples=60)
def test_hostile_reasons_stay_comments(reason, name):
    frame = pd.DataFrame({name: [1, 2], "other": [3, 4]})
    cleaning = Cleaning(frame).correct("other", {1: 5}, reason=f"x{reason}")
    if name != "other":
        cleaning.set_missing(name, 0, reason=f"{reason} x")
    pd.testing.assert_frame_equal(run(cleaning.code(), frame), cleaning.frame)
    assert cleaning._repr_html_()


@pytest.mark.parametrize("name", ["", "my table", "class", "pd", "texts", "1a", None, 5])
def test_a_name_for_the_script(cleaning, name, language):
    with pytest.raises(CourseError, match="name"):
        cleaning.code(name)
    assert language


def test_no_step_is_a_script_too(table):
    assert run(Cleaning(table).code(), table).equals(table)


# New data -------------------------------------------------------------------------------------------------------------


def test_rules_hold_for_new_data_and_what_names_rows_is_said(cleaning):
    new = pd.DataFrame({"Age": [999, 120], "sex": ["m", "F"], "ill": [0, 1], "more": [1, 2]})
    before = new.copy()
    with pytest.warns(SkippedStepsWarning, match="1 of 3 steps .* drop row 1"):
        clean = cleaning.apply(new)
    assert clean["Age"].fillna(-1).tolist() == [-1, 120]
    assert clean["sex"].tolist() == ["M", "F"]
    pd.testing.assert_frame_equal(new, before)


def test_nothing_is_said_where_all_are_rules(cleaning, table):
    cleaning.undo(2)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert cleaning.apply(table)["Age"].isna().sum() == 1


def test_a_column_that_new_data_lack(table, language):
    cleaning = Cleaning(table).rename({"ill": "label"}, reason="r").fill_missing("label", 0, reason="r")
    cleaning.drop_columns(["sex", "label"], reason="r")
    new = table.drop(columns="ill")
    with pytest.raises(CourseError, match="'ill'"):
        cleaning.apply(new)
    assert list(cleaning.apply(new, without="ill")) == ["Age"]
    assert list(cleaning.apply(table)) == ["Age"]
    assert language


def test_what_was_read_off_the_first_table_stays():
    cleaning = Cleaning(pd.DataFrame({"a": ["72,5 kg", "80 kg"]})).to_numbers("a", reason="r")
    assert cleaning.apply(pd.DataFrame({"a": ["9,5 kg", "3 lb"]}))["a"].fillna(0).tolist() == [9.5, 0.0]


def test_categories_of_new_data_are_their_own():
    cleaning = Cleaning(pd.DataFrame({"a": pd.Categorical(["x", "y"])})).map_values("a", {"x": "z"}, reason="r")
    for categories in (["x", "z"], ["x"], ["y"]):
        assert set(cleaning.apply(pd.DataFrame({"a": pd.Categorical(categories)}))["a"]) <= {"z", "y"}
    assert cleaning.apply(pd.DataFrame({"a": ["x", "q"]}))["a"].tolist() == ["z", "q"]


# What is proposed -----------------------------------------------------------------------------------------------------


def test_steps_that_were_proposed(table):
    steps = [(SetMissing("Age", Outside("Age", 0, 110)), "cannot be"), (DropRows(Rows((3, 1))), "no sex")]
    cleaning = Cleaning(table, steps=steps)
    assert cleaning.frame["Age"].isna().tolist() == [False, True]
    assert [one.reason for one in cleaning.steps] == ["cannot be", "no sex"]
    pd.testing.assert_frame_equal(run(cleaning.code(), table), cleaning.frame)


def test_rows_that_went_before_are_not_asked_for_again(table, language):
    cleaning = Cleaning(table).drop_rows(1, reason="r")
    cleaning.add(DropRows(Rows((1, 2))), reason="r").add(Correct("Age", {1: 5, 0: 26}), reason="r")
    assert [one.step for one in cleaning.steps[1:]] == [DropRows(Rows((2,))), Correct("Age", {0: 26})]
    with pytest.raises(CourseError):
        cleaning.add(DropRows(Rows((1,))), reason="r")
    assert len(cleaning) == 3
    assert language


def test_a_proposed_step_is_made_to_suit_the_column(table):
    table["sex"] = table["sex"].astype("category")
    cleaning = Cleaning(table).add(MapValues("sex", {"m": "man"}), reason="r")
    pd.testing.assert_frame_equal(run(cleaning.code(), table), cleaning.frame)


@pytest.mark.parametrize("step", [None, "drop", 5, {"a": 1}])
def test_what_is_no_step(table, step, language):
    with pytest.raises(TypeError, match=r"cleaning\.add"):
        Cleaning(table).add(step, reason="r")
    assert language


@pytest.mark.parametrize("steps", ["drop", 5, [DropRows(Rows((1,)))], {"a": 1}])
def test_steps_come_with_reasons(table, steps, language):
    with pytest.raises(CourseError, match="steps"):
        Cleaning(table, steps=steps)
    assert language


@pytest.mark.parametrize("frame", [None, pd.DataFrame(), pd.DataFrame([[1, 2]], columns=["a", "a"]), {"a": [1]}])
def test_a_table_to_clean(frame):
    with pytest.raises(CourseError, match="frame"):
        Cleaning(frame)


# Many steps -----------------------------------------------------------------------------------------------------------

VERBS = st.sampled_from(
    [
        lambda c: c.drop_rows(c.frame.index[0], reason="first"),
        lambda c: c.drop_rows(outside={"a": (-1, 3)}, reason="range"),
        lambda c: c.set_missing("b", values=["x"], reason="code"),
        lambda c: c.set_missing("a", c.frame.index[-1], reason="last"),
        lambda c: c.correct("a", {c.frame.index[0]: 2.5}, reason="put right"),
        lambda c: c.fill_missing("b", "none", reason="told"),
        lambda c: c.convert("a", 10, where="a < 1", reason="unit"),
        lambda c: c.drop_duplicates(reason="twice"),
        lambda c: c.number_rows(reason="anew"),
        lambda c: c.rename({"c": "d"}, reason="name"),
        lambda c: c.rename({"d": "c"}, reason="name"),
        lambda c: c.undo(),
        lambda c: c.redo(),
        lambda c: c.tidy_texts("b", case="title", reason="one spelling"),
    ]
)


@settings(max_examples=60)
@given(st.lists(VERBS, max_size=8), st.integers(2, 6))
def test_the_script_always_gives_the_same_table(verbs, n):
    rng = np.random.default_rng(n)
    frame = pd.DataFrame({"a": rng.integers(-5, 5, n), "b": rng.choice(["x", " y"], n), "c": rng.normal(size=n)})
    frame.loc[0, "b"] = None
    cleaning = Cleaning(frame)
    for verb in verbs:
        try:
            verb(cleaning)
        except CourseError:
            continue
    pd.testing.assert_frame_equal(run(cleaning.code(), frame), cleaning.frame)
    pd.testing.assert_frame_equal(cleaning.original, frame)
    assert [one.after for one in cleaning.steps] == list(cleaning.sizes[1:])
    again = Cleaning(frame, steps=[(one.step, one.reason) for one in cleaning.steps])
    pd.testing.assert_frame_equal(again.frame, cleaning.frame)
