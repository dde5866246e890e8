import numpy as np
import pandas as pd
import pytest

from course_toolkit.splits.compute.sealing.digest import digest


def table():
    return pd.DataFrame(
        {
            "n": [1, 2, 3, 4],
            "x": [0.5, np.nan, -1.5, 0.0],
            "t": ["a", None, "b", "a"],
            "d": pd.to_datetime(["2024-01-01", None, "2024-01-03", "2024-01-03"]),
            "b": [True, False, True, True],
            "c": pd.Categorical(["u", "v", "u", "u"]),
        },
        index=list("wxyz"),
    )


@pytest.mark.parametrize(
    "change",
    [
        lambda frame: frame.copy(deep=True),
        lambda frame: frame.reset_index(drop=True),
        lambda frame: frame.set_axis(np.arange(4, dtype=np.int32)),
        lambda frame: frame.astype({"n": float}),
        lambda frame: frame.astype({"n": "Int16", "x": "Float64", "b": int}),
        lambda frame: frame.astype({"t": object, "c": object}),
        lambda frame: frame.assign(x=frame["x"].replace(0.0, -0.0)),
        lambda frame: frame.assign(d=frame["d"].astype("datetime64[ns]")),
        lambda frame: pd.concat([frame.iloc[:2], frame.iloc[2:]]),
    ],
)
def test_the_same_values_have_the_same_fingerprint(change):
    assert digest(change(table())).fingerprint == digest(table()).fingerprint


@pytest.mark.parametrize(
    ("row", "column", "value"),
    [(0, "n", 9), (1, "x", 0.0), (3, "x", 1e-9), (1, "t", "a"), (0, "t", "A"), (1, "d", pd.Timestamp("2024-01-02")),
     (2, "b", False), (3, "c", "v"), (0, "n", 1 + 1e-12)],
)  # fmt: skip
def test_one_changed_value_is_noticed_and_found(row, column, value):
    frame = table().astype({"n": float})
    frame.iloc[row, frame.columns.get_loc(column)] = value
    before = digest(table())
    assert digest(frame).fingerprint != before.fingerprint
    assert before.changes(frame) == ([column], [frame.index[row]])


@pytest.mark.parametrize(
    "change",
    [
        lambda frame: frame.iloc[::-1],
        lambda frame: frame.iloc[:3],
        lambda frame: frame.rename(columns={"n": "m"}),
        lambda frame: frame[[*frame.columns[1:], "n"]],
        lambda frame: frame.drop(columns="n"),
        lambda frame: frame.assign(n=frame["x"], x=frame["n"]),
    ],
)
def test_rows_and_columns_elsewhere_are_noticed(change):
    assert digest(change(table())).fingerprint != digest(table()).fingerprint


def test_exchanged_values_in_one_row_are_noticed():
    one, other = pd.DataFrame({"a": [1, 5], "b": [2, 5]}), pd.DataFrame({"a": [2, 5], "b": [1, 5]})
    assert digest(one).changes(other) == (["a", "b"], [0])


def test_lists_and_columns_of_nothing():
    frame = pd.DataFrame({"l": [[1], [2, 3]], "e": [None, None]})
    before = digest(frame)
    frame["l"].iloc[0].append(7)
    assert before.changes(frame) == (["l"], [0])


def test_a_known_fingerprint_stays_known():
    """Written into seal files: another way of counting would make every seal look tampered with."""
    assert digest(pd.DataFrame({"a": [1, 2], "b": ["x", None]})).fingerprint == "9b6817fdb7578a79bdd30a194e6b5103"


def test_broken_signs_and_long_names_do_not_matter():
    frame = pd.DataFrame({"\ud800": pd.Series(["\udcff", "é", ""], dtype=object), ("a", 1): [1, 2, 3], 5: ["x"] * 3})
    assert digest(frame).fingerprint == digest(frame.copy()).fingerprint
    assert digest(frame).changes(frame.replace("é", "e")) == (["\ud800"], [1])
