"""Every step gives by `apply` what its code gives, or both refuse; no step changes the table that it is given."""

import warnings

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.compute.steps import (
    AllRows,
    Among,
    ConvertType,
    Correct,
    DropColumns,
    DropRows,
    Expression,
    FillMissing,
    MapValues,
    Missing,
    NumberRows,
    Outside,
    Rename,
    Repeated,
    Rescale,
    Rows,
    SetMissing,
    Step,
    SwapColumns,
    TidyTexts,
    ToDates,
    ToNumbers,
    fitted,
)

TEXTS = [
    "a",
    " A",
    "12,5",
    "1 234 kg",
    "1\u202f234,5",
    "12 %",
    "−3",
    'it\'s "so"\nbut',
    "été",
    "01/02/2024",
    "3 mars 2024",
    "",
]
STAMPS = [pd.Timestamp("2024-01-31"), pd.Timestamp("1999-12-31 23:59:59.123456"), pd.NaT]
COLUMNS = {
    "int": (st.integers(-5, 5), "int64"),
    "float": (st.sampled_from([0.1, -1.5, 999.0, float("nan"), float("inf")]), "float64"),
    "str": (st.sampled_from([*TEXTS, None]), "str"),
    "bool": (st.booleans(), "bool"),
    "boolean": (st.sampled_from([True, False, None]), "boolean"),
    "Int64": (st.sampled_from([1, 5, 999, None]), "Int64"),
    "date": (st.sampled_from(STAMPS), "datetime64[us]"),
    "zone": (st.sampled_from(STAMPS), "datetime64[us, Europe/Paris]"),
    "category": (st.sampled_from(["a", "b", None]), pd.CategoricalDtype(["a", "b", "unused"])),
    "object": (st.sampled_from([1, "a", 2.5, None, " 7,5 ", True]), "object"),
    ("a", 1): (st.sampled_from([0.5, 1.5]), "float64"),
    "it's": (st.sampled_from([1, 2]), "float32"),
}
INDICES = {
    "int": pd.RangeIndex,
    "str": lambda n: pd.Index([f"p{i}" for i in range(n)]),
    "date": lambda n: pd.date_range("2024-01-01", periods=n, name="day"),
    "zone": lambda n: pd.date_range("2024-01-01", periods=n, tz="Europe/Paris"),
    "repeated": lambda n: pd.Index([i // 2 for i in range(n)]),
    "mixed": lambda n: pd.Index([*"ab", 1, 2.5, None, True, (1, 2)][:n], dtype=object, tupleize_cols=False),
    "several": lambda n: pd.MultiIndex.from_tuples([("a", i) for i in range(n)]),
}


def column(values, dtype):
    if str(dtype).startswith("datetime64") and "Paris" in str(dtype):
        return pd.Series(pd.array(values, dtype="datetime64[us]")).dt.tz_localize("Europe/Paris")
    return pd.Series(values, dtype=dtype)


@st.composite
def frames(draw):
    n = draw(st.integers(1, 6))
    index = INDICES[draw(st.sampled_from(sorted(INDICES)))](n)
    made = {
        name: column(draw(st.lists(cells, min_size=n, max_size=n)), dtype) for name, (cells, dtype) in COLUMNS.items()
    }
    frame = pd.concat(made.values(), axis=1)
    frame.columns = pd.Index(list(made), tupleize_cols=False)
    return frame.set_axis(index, axis=0)


NAMES = st.sampled_from(list(COLUMNS))
VALUES = st.sampled_from(
    [0, 7, 2.5, "a", "new", "it's\n", True, None, float("nan"), pd.NA, pd.Timestamp("2024-01-31"), 999]
)
BOUNDS = st.sampled_from([(0, 3), (None, 1), (1.5, None), (pd.Timestamp("2000"), None), (0, float("inf"))])
CONDITIONS = st.sampled_from(
    ["Int64 > 2", "float < 0.5 or int == 1", "str == 'a'", "`it's` > 1", "boolean", "nothing > 1", "int +"]
)


@st.composite
def selections(draw, frame):
    labels = st.lists(st.sampled_from(list(frame.index)), min_size=1, max_size=3, unique=True)
    return draw(
        st.one_of(
            st.builds(AllRows),
            st.builds(Rows, labels.map(tuple)),
            st.builds(lambda name, bounds: Outside(name, *bounds), NAMES, BOUNDS),
            st.builds(Among, NAMES, st.lists(VALUES, min_size=1, max_size=3).map(tuple)),
            st.builds(Missing, NAMES),
            st.builds(Repeated, st.lists(NAMES, max_size=2, unique=True).map(tuple)),
            st.builds(Expression, CONDITIONS),
        )
    )


@st.composite
def tables_and_steps(draw):
    frame = draw(frames())
    where = selections(frame)
    labels = st.sampled_from(list(frame.index))
    steps = st.one_of(
        st.builds(DropRows, where),
        st.builds(DropColumns, st.lists(NAMES, min_size=1, max_size=3, unique=True).map(tuple)),
        st.builds(SetMissing, NAMES, where),
        st.builds(Correct, NAMES, st.dictionaries(labels, VALUES, min_size=1, max_size=3)),
        st.builds(Rescale, NAMES, where, st.sampled_from([100, 0.01, 2.2]), st.sampled_from([0.0, -32.0])),
        st.builds(MapValues, NAMES, st.dictionaries(VALUES, VALUES, min_size=1, max_size=3)),
        st.builds(FillMissing, NAMES, VALUES),
        st.builds(ToNumbers, NAMES),
        st.builds(ToDates, NAMES, st.sampled_from(["%d/%m/%Y", "ISO8601", "%d M%m %Y"])),
        st.builds(
            Rename, st.dictionaries(NAMES, st.sampled_from(["x", ("y", 2), 'it\'s "new"']), min_size=1, max_size=1)
        ),
        st.builds(SwapColumns, NAMES, NAMES, where),
        st.builds(NumberRows),
        st.builds(TidyTexts, NAMES, st.sampled_from([None, "lower", "upper", "title", "capitalize"])),
        st.builds(ConvertType, NAMES, st.sampled_from(["Int64", "float64", "boolean", "str", "category"])),
    )
    return frame, draw(steps)


def run(code, frame):
    """Return the table after lines of pandas, with pandas and the table at hand and nothing else."""
    names = {"frame": frame.copy(), "pd": pd}
    exec(code, names)  # noqa: S102 — what the steps write is what is tested
    return names["frame"]


def refuses(code, frame):
    try:
        run(code, frame)
    except Exception:  # noqa: BLE001 — pandas refuses in many ways
        return True
    return False


@settings(max_examples=300)
@given(tables_and_steps(), st.booleans())
def test_the_code_gives_what_the_step_gives(given_both, fit):
    frame, step = given_both
    before = frame.copy()
    one = fitted(step, frame) if fit else step
    assert isinstance(one, Step)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            applied = one.apply(frame)
    except CourseError:
        assert refuses(one.code(), frame)
        return
    finally:
        assert_frame_equal(frame, before)
    assert_frame_equal(applied, run(one.code(), frame))


@settings(max_examples=100)
@given(tables_and_steps())
def test_each_says_what_it_does_in_both_languages(given_both):
    from course_toolkit._core.words import set_language

    _frame, step = given_both
    for language in ("en", "fr"):
        set_language(language)
        words = step.describe()
        assert words
        assert "\n" not in words
        assert "{" not in words
    assert isinstance(step.carries_over, bool)
    assert isinstance(step.columns, tuple)


def test_a_column_that_is_not_there_is_named_with_its_neighbour(language):
    with pytest.raises(CourseError) as error:
        SetMissing("age", Outside("age", 0, 110)).apply(pd.DataFrame({"Age": [120]}))
    assert "'age'" in str(error.value)
    assert "'Age'" in str(error.value).splitlines()[2]
    assert language != "en" or "Did you mean" in str(error.value)


def test_what_pandas_refuses_is_said_in_words(language):
    with pytest.raises(CourseError) as error:
        DropRows(Outside("Age", 0, 110)).apply(pd.DataFrame({"Age": ["12", "13"]}))
    rule, answer, advice = str(error.value).splitlines()
    assert "Age" in rule
    assert "pandas" in answer
    assert "frame.dtypes" in advice
    assert language


def test_a_step_of_somebody_else_is_left_as_it_is():
    class Own:
        carries_over, columns = True, ()
        apply = code = describe = None

    own = Own()
    assert fitted(own, pd.DataFrame({"a": [1]})) is own


@pytest.mark.parametrize(
    ("step", "carries_over", "columns"),
    [
        (DropRows(Rows((9,))), False, ()),
        (DropRows(Outside("Age", 0, 110)), True, ("Age",)),
        (DropRows(Repeated(("a", "b"))), True, ("a", "b")),
        (DropRows(Missing("a")), True, ("a",)),
        (DropColumns(("IMC",)), True, ("IMC",)),
        (SetMissing("Age", Rows((1,))), False, ("Age",)),
        (SetMissing("Age", Among("Sex", ("F",))), True, ("Age", "Sex")),
        (Correct("Age", {1: 12}), False, ("Age",)),
        (Rescale("Age", AllRows(), 12), True, ("Age",)),
        (MapValues("Sex", {"f": "F"}), True, ("Sex",)),
        (FillMissing("Sex", "?"), True, ("Sex",)),
        (ToNumbers("Age"), True, ("Age",)),
        (ToDates("day", "%d/%m/%Y"), True, ("day",)),
        (Rename({"a": "b"}), True, ("a",)),
        (SwapColumns("a", "b", Outside("c", 0, 1)), True, ("a", "b", "c")),
        (SwapColumns("a", "b", Rows((1,))), False, ("a", "b")),
        (NumberRows(), True, ()),
        (TidyTexts("a"), True, ("a",)),
        (ConvertType("a", "str"), True, ("a",)),
    ],
)
def test_what_it_needs_and_whether_it_means_the_same_elsewhere(step, carries_over, columns):
    assert step.carries_over is carries_over
    assert step.columns == columns


def test_a_value_lost_on_the_way_would_be_seen():
    """Break it once: a table that differs in one cell is not taken for the same."""
    frame = pd.DataFrame({"a": [1.0, np.nan]})
    with pytest.raises(AssertionError):
        assert_frame_equal(FillMissing("a", 2).apply(frame), run("frame['a'] = frame['a'].fillna(3)", frame))
