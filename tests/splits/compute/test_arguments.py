"""What may be handed to the checks, and what is said of everything else."""

import numpy as np
import pandas as pd
import pytest
from scipy import sparse
from sklearn.preprocessing import StandardScaler

from course_toolkit._core.compute.errors import CourseError
from course_toolkit.splits.compute.arguments import NOT_GIVEN, frames_of_arrays, read_tables

NOTHING = dict.fromkeys(
    ("group", "time", "ids", "categories", "horizon", "pipeline", "split_params", "evaluations", "code")
)


def table(n_rows=4, **columns):
    return pd.DataFrame({"age": range(n_rows), "malade": [0, 1] * (n_rows // 2), **columns})


def read(train=None, test=None, validation=None, *, label="malade", task=None, **declared):
    train = table() if train is None else train
    test = table() if test is None else test
    return read_tables(train, test, validation, label=label, task=task, declared=NOTHING | declared)


def refusal(*args, **kwargs):
    with pytest.raises(CourseError) as refused:
        read(*args, **kwargs)
    return str(refused.value)


def test_two_tables_and_a_label_are_enough():
    sets = read()
    assert (list(sets.frames), sets.label, sets.names, sets.sizes) == (
        ["train", "test"], "malade", ("age",), {"train": 4, "test": 4},
    )  # fmt: skip


def test_the_test_set_judges_last():
    sets = read(validation=table())
    assert list(sets.frames) == ["train", "validation", "test"]
    assert sets.pairs == [("train", "test"), ("train", "validation"), ("validation", "test")]


def test_a_label_that_was_left_out_is_asked_for():
    assert refusal(label=NOT_GIVEN) == (
        "label must be the name of the column to predict.\n"
        "It was not given; the columns of train are: 'age', 'malade'.\n"
        "Add label='malade', or label=None if these tables have none."
    )


def test_none_says_that_there_is_no_label():
    assert read(label=None).target is None


@pytest.mark.parametrize("typed", ["Malade", "malad", "malade "])
def test_a_slip_in_the_label_is_seen(typed):
    assert "Did you mean 'malade'?" in refusal(label=typed)


def test_a_label_in_one_table_only_is_no_label_to_learn():
    assert read(test=table().drop(columns="malade")).target is None


@pytest.mark.parametrize("wrong", [None, 3, "train.csv", np.zeros((3, 2)), pd.Series([1, 2])])
def test_what_is_no_table_is_refused_in_words(wrong):
    message = refusal(test=wrong) if wrong is not None else _refused_none()
    assert message.startswith("test must be a pandas table")


def _refused_none():
    with pytest.raises(CourseError) as refused:
        read_tables(table(), None, None, label="malade", task=None, declared=NOTHING)
    return str(refused.value)


def test_an_empty_set_and_two_columns_of_one_name_are_refused():
    assert "at least one row" in refusal(test=table().iloc[:0])
    assert "column names that differ" in refusal(train=pd.concat([table(), table()], axis=1))


def test_tables_of_other_columns_are_refused():
    message = refusal(test=pd.DataFrame({"x": [1]}))
    assert message.startswith("train and test must have attributes in common.")


def test_a_label_alone_is_no_attribute_in_common():
    assert "must have attributes in common" in refusal(test=pd.DataFrame({"x": [1], "malade": [0]}))


def test_no_training_set_is_refused_too():
    with pytest.raises(CourseError, match="train must be a pandas table"):
        read_tables(None, table(), None, label="malade", task=None, declared=NOTHING)


def test_texts_are_no_quantities():
    frame = table().assign(malade=["a", "b"] * 2)
    assert refusal(frame, frame, task="regression").startswith("A label that is a quantity must hold numbers")


@pytest.mark.parametrize(
    ("argument", "wrong"),
    [("pipeline", 5), ("pipeline", "x"), ("pipeline", [None]), ("pipeline", StandardScaler), ("code", 5),
     ("code", ["x"]), ("code", "/"), ("split_params", 3), ("split_params", [0]), ("split_params", "x"),
     ("split_params", "a random split"), ("evaluations", -1), ("evaluations", float("nan"))],
)  # fmt: skip
def test_what_prepared_or_made_the_sets_must_be_readable(argument, wrong):
    assert refusal(**{argument: wrong}).startswith(f"{argument} must be")


@pytest.mark.parametrize("good", [StandardScaler(), [StandardScaler()], {"a": StandardScaler()}])
def test_one_step_or_several_may_be_declared(good):
    assert read(pipeline=good).declared.pipeline is good


@pytest.mark.parametrize("argument", ["group", "time"])
def test_a_declared_column_must_be_there(argument):
    assert f"{argument} must be the name of a column" in refusal(**{argument: "patient"})
    assert getattr(read(**{argument: "age"}).declared, argument) == "age"


@pytest.mark.parametrize("argument", ["ids", "categories"])
@pytest.mark.parametrize("given", ["age", ["age"], ("age",)])
def test_one_column_or_several_may_be_declared(argument, given):
    assert getattr(read(**{argument: given}).declared, argument) == ("age",)
    assert f"{argument} must be the name of a column" in refusal(**{argument: ["age", "other"]})


def test_a_tuple_may_be_one_name():
    frame = table().rename(columns={"age": ("a", 1)})
    assert read(frame, frame, ids=("a", 1)).declared.ids == (("a", 1),)


@pytest.mark.parametrize(
    ("given", "read_as"),
    [
        ("30 days", pd.Timedelta(30, "D")),
        (7, 7.0),
        (np.float64(2.5), 2.5),
        (None, None),
        (np.timedelta64(3, "D"), pd.Timedelta(3, "D")),
    ],
)
def test_a_horizon_is_a_duration_or_a_number(given, read_as):
    assert read(horizon=given).declared.horizon == read_as


@pytest.mark.parametrize("wrong", ["a month or so", -1, "-3 days", float("nan"), "NaT", [3], True])
def test_any_other_horizon_is_refused(wrong):
    assert refusal(horizon=wrong).startswith("horizon must be how long")


def test_a_task_is_one_of_two():
    assert read(task="regression").task == "regression"
    assert "Did you mean 'regression'?" in refusal(task="regressio")


def test_raw_tables_are_kept_by_set():
    assert set(read(raw_train=table(), raw_test=table()).declared.raw) == {"train", "test"}
    assert "raw_test must be a pandas table" in refusal(raw_test=3)


# Arrays -------------------------------------------------------------------------------------------


def arrays(X_train, X_test, y_train=None, y_test=None, **extras):
    none = dict.fromkeys(("group", "time", "ids"))
    y = {"train": y_train, "validation": None, "test": y_test}
    return frames_of_arrays({"train": X_train, "test": X_test}, y, none | extras)


def test_arrays_become_tables_with_their_label():
    frames, label, _names = arrays(np.zeros((3, 2)), np.ones((2, 2)), [0, 1, 0], [1, 0])
    assert label == "y"
    assert frames["train"].columns.tolist() == ["x0", "x1", "y"]
    assert frames["test"]["y"].tolist() == [1, 0]


def test_the_label_keeps_its_name_and_does_not_hide_an_attribute():
    X, y = pd.DataFrame({"y": [1, 2]}), pd.Series([0, 1], name="y")
    frames, label, _names = arrays(X, X, y, y)
    assert (label, frames["train"].columns.tolist()) == ("y_", ["y", "y_"])


def test_a_series_of_another_index_is_taken_in_the_order_of_the_rows():
    frames, label, _names = arrays(np.zeros((2, 1)), np.zeros((2, 1)), pd.Series([5, 6], index=[9, 8]), [7, 8])
    assert frames["train"][label].tolist() == [5, 6]


@pytest.mark.parametrize("kind", [sparse.csr_matrix, sparse.csc_array, sparse.coo_matrix])
def test_a_sparse_matrix_is_written_out(kind):
    frames, _label, _names = arrays(kind(np.eye(3)), kind(np.eye(3)), [0, 1, 1], [0, 0, 1])
    assert frames["train"].iloc[:, :3].to_numpy().tolist() == np.eye(3).tolist()


def test_a_sparse_matrix_too_large_to_write_out_is_refused():
    with pytest.raises(CourseError, match="must fit in memory"):
        arrays(sparse.csr_matrix((100_000, 10_000)), np.eye(3))


@pytest.mark.parametrize("wrong", [[1, 2, 3], np.zeros((2, 8, 8)), [[1], [1, 2]], 5, None])
def test_what_has_not_two_dimensions_is_refused(wrong):
    with pytest.raises(CourseError, match="X_train must have two dimensions"):
        arrays(wrong, np.eye(3))


def test_a_label_of_another_length_is_refused():
    with pytest.raises(CourseError, match="y_test must hold one value for each row"):
        arrays(np.eye(3), np.eye(3), [0, 1, 1], [0, 1])


def test_groups_come_as_a_column_for_each_set_or_as_a_name():
    X = np.eye(3)
    frames, _label, names = arrays(X, X, group=(["a", "b", "c"], ["a", "d", "e"]))
    assert names["group"] == "group"
    assert frames["test"]["group"].tolist() == ["a", "d", "e"]
    assert arrays(X, X, group="x0")[2]["group"] == "x0"


def test_a_lone_array_of_groups_is_refused():
    with pytest.raises(CourseError, match=r"group=\(group_train, group_test\)"):
        arrays(np.eye(3), np.eye(3), group=np.array(["a", "b", "c"]))


def test_groups_for_one_set_only_are_refused():
    with pytest.raises(CourseError, match="group must hold one column for each set"):
        arrays(np.eye(3), np.eye(3), group=(["a", "b", "c"],))
