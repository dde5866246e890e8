import numpy as np
import pandas as pd
import pytest
from scipy import sparse

from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.compute.guard.tables import check_column_of, check_table

FRAME = pd.DataFrame({"Age": [25, 30], "IMC": [22.5, 24.0], "malade": [0, 1]})


def message(check, *args, **options):
    with pytest.raises(CourseError) as caught:
        check(*args, **options)
    return str(caught.value)


def test_a_table_passes_as_it_is():
    assert check_table(FRAME, name="frame") is FRAME


@pytest.mark.parametrize(
    ("value", "advice"),
    [
        (FRAME["Age"], "train.to_frame()"),
        ("sante.csv", "pd.read_csv('sante.csv')"),
        (sparse.eye(3, format="csc"), "pd.DataFrame.sparse.from_spmatrix(train)"),
        (np.eye(2), "pd.DataFrame(train)"),
        ([[1, 2]], "pd.DataFrame(train)"),
        ({"a": [1]}, "pd.DataFrame(train)"),
        (None, "Give the table that pd.read_csv returned."),
        (3, "Give the table that pd.read_csv returned."),
    ],
)
def test_what_is_no_table_is_told_how_to_become_one(value, advice):
    lines = message(check_table, value, name="train").splitlines()
    assert lines[0] == "train must be a pandas table (DataFrame)."
    assert advice in lines[-1]


def test_a_table_of_another_library_is_converted():
    class Other:
        def to_pandas(self):
            return FRAME

    assert "train.to_pandas()" in message(check_table, Other(), name="train")


def test_repeated_names_are_refused_and_named():
    frame = FRAME.set_axis(["Age", "Age", "malade"], axis=1)
    text = message(check_table, frame, name="frame")
    assert text.splitlines()[1] == "More than one column has the name: 'Age'."
    assert list(frame.loc[:, ~frame.columns.duplicated()]) == ["Age", "malade"]  # what the message advises


def test_an_empty_table_is_refused():
    assert message(check_table, FRAME.iloc[:0], name="test").splitlines() == [
        "test must have at least one row.",
        "DataFrame of shape (0, 3) came.",
        "Look at the selection that made it: print(len(test))",
    ]


def test_a_column_of_the_table_passes():
    assert check_column_of(FRAME, "malade", name="label") == "malade"
    assert check_column_of(FRAME.T, 1, name="label") == 1


@pytest.mark.parametrize(
    ("column", "nearest"), [("Malade", "'malade'"), ("malde", "'malade'"), ("age ", "'Age'"), ("imc", "'IMC'")]
)
def test_a_slip_finds_the_nearest_column(column, nearest):
    assert message(check_column_of, FRAME, column, name="label").splitlines() == [
        "label must be the name of a column of frame.",
        f"{column!r} came; the columns are: 'Age', 'IMC', 'malade'.",
        f"Did you mean {nearest}?",
    ]


def test_the_kind_of_a_name_counts():
    assert message(check_column_of, FRAME.set_axis([0, 1, 2], axis=1), "2", name="label").endswith("Did you mean 2?")


@pytest.mark.parametrize("column", [None, "zzz", 3, "", ("Age", "IMC")])
def test_where_nothing_is_near_nothing_is_proposed(column):
    assert message(check_column_of, FRAME, column, name="group").endswith("Choose one of them.")


@pytest.mark.parametrize("values", [FRAME["Age"], FRAME["Age"].to_numpy(), FRAME, ["Age"], [1, 2]])
def test_values_instead_of_a_name_are_told_apart(values):
    text = message(check_column_of, FRAME, values, name="label", table="train")
    assert text.startswith("label must be the name of a column of train.")
    assert "Give the name, not the values: label=" in text


def test_many_columns_are_not_all_listed():
    wide = pd.DataFrame(np.zeros((1, 1000)))
    assert len(message(check_column_of, wide, "x" * 1000, name="label")) < 300


@pytest.mark.usefixtures("language")
def test_every_message_has_three_lines_in_both_languages():
    assert len(message(check_table, 3, name="frame").splitlines()) == 3
    assert len(message(check_column_of, FRAME, "Malade", name="label").splitlines()) == 3
