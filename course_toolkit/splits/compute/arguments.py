"""What a student hands to the checks, judged and made into sets: tables, arrays, and what is declared of them."""

from collections.abc import Hashable, Iterable, Mapping
from pathlib import Path
from typing import Any, NoReturn

import numpy as np
import pandas as pd

from course_toolkit._core.compute.guard.choices import check_choice
from course_toolkit._core.compute.guard.tables import check_column_of, check_table
from course_toolkit._core.compute.guard.wording import came, explain, show, show_some
from course_toolkit._core.words import _
from course_toolkit.splits.compute.evaluations import check_evaluations
from course_toolkit.splits.compute.sealing.partition import Split
from course_toolkit.splits.compute.split_calls import holds_call
from course_toolkit.splits.compute.tables.sets import Declared, Name, Sets, Task

TASKS = ("classification", "regression")


class _NotGiven:
    def __repr__(self) -> str:
        return "<not given>"


#: Stands for an argument that was left out, where None has a meaning of its own.
NOT_GIVEN: Any = _NotGiven()

#: How many cells of a sparse matrix are written out in full: 400 MB of float64.
MOST_DENSE_CELLS = 50_000_000


def read_tables(train: Any, test: Any, validation: Any, *, label: Any, task: Any, declared: Mapping[str, Any]) -> Sets:
    """Return the sets that tables make, or say what they must be."""
    given = {"train": train, "validation": validation, "test": test}
    optional = {"validation"}
    frames = {
        key: check_table(frame, name=key) for key, frame in given.items() if frame is not None or key not in optional
    }
    told = read_label(label, frames)
    check_shared_columns(frames, told)
    return check_task(Sets(frames, told, read_declared(frames, declared), read_task(task)))


def check_task(sets: Sets) -> Sets:
    """Return the sets, unless what is learned does not fit the label."""
    if sets.task_told == "regression" and sets.target is not None and sets.target.kind == "text":
        raise explain(
            _("A label that is a quantity must hold numbers: task is 'regression'."),
            _("The column {column} holds texts.", column=show(sets.label)),
            _("Leave task out, or make numbers of the label: pd.to_numeric(frame[{column}])", column=show(sets.label)),
        )
    return sets


def read_split(split: Split, *, task: Any, declared: Mapping[str, Any]) -> Sets:
    """Return the sets of a split made by us, which knows how it was made and how often its test set was opened."""
    params = split.params
    known = {name: params.get(name) for name in ("group", "time")} | {"split_params": params}
    known["evaluations"] = split  # its log says how often the test set was opened
    told = {name: value for name, value in declared.items() if value is not None}
    frames = split.frames_for_checking()
    return Sets(frames, split.label, read_declared(frames, {**declared, **known, **told}), read_task(task))


def refuse_beside_split(**given: Any) -> None:
    """Refuse tables or a label beside a split, which has its own."""
    extra = [name for name, value in given.items() if value is not None and value is not NOT_GIVEN]
    if extra:
        raise explain(
            _("A Split brings its own sets and label: nothing of them is given beside it."),
            _("{names} came too.", names=", ".join(extra)),
            _("Write check_split(split), or hand over tables alone."),
        )


def refuse_beside_report(names: Iterable[str]) -> NoReturn:
    """Refuse what would be checked, where the checks have been made."""
    raise explain(
        _("A report was made already: nothing that would be checked is given beside it."),
        _("{names} came too.", names=", ".join(names)),
        _("Give it to check_split, and its report to SplitLeakChecker."),
    )


def read_task(task: Any) -> Task | None:
    """Return what is learned, if it was told."""
    if task is None:
        return None
    chosen: Any = check_choice(task, name="task", choices=TASKS)
    return chosen  # type: ignore[no-any-return]  # one of the two


def read_declared(frames: Mapping[str, pd.DataFrame], declared: Mapping[str, Any]) -> Declared:
    """Return what the student knows beside the tables, each column's name being one that some table has."""
    every = pd.concat([frame.iloc[:0] for frame in frames.values()])
    raw = {
        key: check_table(declared[f"raw_{key}"], name=f"raw_{key}")
        for key in ("train", "validation", "test")
        if declared.get(f"raw_{key}") is not None
    }
    return Declared(
        group=_read_name(declared["group"], every, "group"),
        time=_read_name(declared["time"], every, "time"),
        ids=_read_names(declared["ids"], every, "ids"),
        categories=_read_names(declared["categories"], every, "categories"),
        horizon=_read_horizon(declared["horizon"]),
        raw=raw,
        pipeline=_read_pipeline(declared["pipeline"]),
        split_params=_read_split_params(declared["split_params"]),
        evaluations=check_evaluations(declared["evaluations"]),
        code=_read_code(declared["code"]),
    )


def read_label(label: Any, frames: Mapping[str, pd.DataFrame]) -> Name | None:
    """Return the name of the label, or say which columns there are."""
    train = frames["train"]
    if label is NOT_GIVEN:
        raise explain(
            _("label must be the name of the column to predict."),
            _("It was not given; the columns of train are: {columns}.", columns=show_some(train.columns.tolist())),
            _("Add label={example}, or label=None if these tables have none.", example=show(train.columns[-1])),
        )
    if label is None or any(isinstance(label, Hashable) and label in frame for frame in frames.values()):
        return label  # type: ignore[no-any-return]  # any name that a column may have
    return check_column_of(train, label, name="label", table="train")


def _read_name(name: Any, every: pd.DataFrame, argument: str) -> Name | None:
    return None if name is None else check_column_of(every, name, name=argument, table="train")


def _read_names(names: Any, every: pd.DataFrame, argument: str) -> tuple[Name, ...]:
    if names is None:
        return ()
    # A tuple may be one column's name; where it is not, it holds several.
    single = isinstance(names, (str, bytes, int)) or (isinstance(names, tuple) and names in every)
    try:
        listed = [names] if single else list(names)
    except TypeError:
        listed = [names]
    return tuple(check_column_of(every, name, name=argument, table="train") for name in listed)


def _read_horizon(horizon: Any) -> pd.Timedelta | float | None:
    number_like = isinstance(horizon, (int, float, np.number)) and not isinstance(horizon, (bool, np.timedelta64))
    if horizon is None or number_like:
        number = 0.0 if horizon is None else float(horizon)
        if number >= 0:  # what is not a number is neither
            return None if horizon is None else number
    else:
        try:
            duration = pd.Timedelta(horizon)
        except (ValueError, TypeError):
            duration = pd.NaT
        if duration is not pd.NaT and duration >= pd.Timedelta(0):
            return duration
    raise explain(
        _("horizon must be how long after a row its label becomes known."),
        came(horizon),
        _('Write a duration, such as horizon="30 days", or a number in the unit of the time column.'),
    )


def check_shared_columns(frames: Mapping[str, pd.DataFrame], label: Any) -> None:
    """Refuse sets without an attribute in common; one that some set lacks is found by a check."""
    train = frames["train"].columns.drop(label, errors="ignore")
    for key, frame in frames.items():
        others = frame.columns.drop(label, errors="ignore")
        if not train.isin(others).any():
            raise explain(
                _("train and {other} must have attributes in common.", other=key),
                _(
                    "train has {train}; {other} has {others}.",
                    train=show_some(train.tolist()), other=key, others=show_some(others.tolist()),
                ),
                _("Give both the same names, or hand arrays to check_arrays(X_train, X_test, y_train, y_test)."),
            )  # fmt: skip


def _read_pipeline(pipeline: Any) -> Any:
    """Return what prepared the rows: something fitted, or several of them."""
    several = pipeline.values() if isinstance(pipeline, Mapping) else pipeline
    parts = list(several) if isinstance(several, (list, tuple, type({}.values()))) else [pipeline]
    if pipeline is not None and not all(hasattr(part, "fit") and not isinstance(part, type) for part in parts):
        raise explain(
            _("pipeline must be a fitted transformer or pipeline, or several in a list or a dictionary."),
            came(pipeline),
            _("Hand over what prepared the rows, as it is after fit: pipeline=scaler"),
        )
    return pipeline


def _read_code(code: Any) -> str | None:
    if code is None or (isinstance(code, (str, Path)) and not _is_folder(code)):
        return None if code is None else str(code)
    raise explain(
        _("code must be a text of Python, or the path of a notebook or of a file."),
        came(code),
        _('Write for example code="notebook.ipynb"'),
    )


def _is_folder(code: str | Path) -> bool:
    """Say whether a text that may be code names a folder."""
    try:
        return Path(code).is_dir()
    except (OSError, ValueError):  # too long for a name, or with signs that no name has
        return False


def _read_split_params(params: Any) -> Any:
    named = isinstance(params, str) and not holds_call(params)
    if params is None or (isinstance(params, (Mapping, str)) and not named):
        return params
    raise explain(
        _("split_params must be a dictionary of what the splitter was given."),
        came(params),
        _('Write for example split_params={{"test_size": 0.3, "random_state": 0}}'),
    )


# Arrays -------------------------------------------------------------------------------------------


def frames_of_arrays(
    X: Mapping[str, Any], y: Mapping[str, Any], extras: Mapping[str, Any]
) -> tuple[dict[str, pd.DataFrame], Name | None, dict[str, Any]]:
    """Return a table for each set, the label's name, and the name of each extra (group, time, ids).

    An extra is the name of a column of ``X``, or a tuple of columns, one for each set, which are put in.
    """
    frames = {key: _frame_of(values, f"X_{key}") for key, values in X.items()}
    taken = [name for frame in frames.values() for name in frame.columns]
    label = None if y["train"] is None else _free_name(getattr(y["train"], "name", None), "y", taken)
    arrays = {name: values for name, values in extras.items() if _holds_columns(values)}
    names = {name: _free_name(None, name, [*taken, label]) for name in arrays}
    for place, key in enumerate(frames):
        frames[key] = frames[key].copy(deep=False)
        if label is not None and y[key] is not None:
            frames[key][label] = _column_of(y[key], frames[key], f"y_{key}")
        for name, values in arrays.items():
            frames[key][names[name]] = _column_of(_part(values, place, len(frames), name), frames[key], name)
    return frames, label, {**extras, **names}


def refuse_label_of_arrays(label: Any) -> NoReturn:
    """Refuse the name of a label where the labels come as arrays of their own."""
    raise explain(
        _("check_arrays takes the labels as y_train and y_test, not by name."),
        _("label={label} came.", label=show(label)),
        _("If the label is a column of the tables, write check_split(train, test, label={label})", label=show(label)),
    )


def _holds_columns(values: Any) -> bool:
    """Say whether there is a column for each set; one array alone belongs to none of them."""
    if isinstance(values, (np.ndarray, pd.Series)):
        raise explain(
            _("group, time and ids must hold one column for each set, in the order train, (validation,) test."),
            came(values),
            _("Write for example group=(group_train, group_test)"),
        )
    return isinstance(values, (tuple, list)) and any(np.ndim(part) for part in values)


def _frame_of(X: Any, name: str) -> pd.DataFrame:
    if isinstance(X, pd.DataFrame):
        return check_table(X, name=name)
    array = _dense(X, name) if hasattr(X, "tocsr") else X
    try:
        array = np.asarray(array)
    except ValueError:  # rows of different lengths
        array = np.empty(())
    if array.ndim != 2:
        raise explain(
            _("{name} must have two dimensions: rows and columns.", name=name),
            came(X),
            _("One column: {name}.reshape(-1, 1). Images: {name}.reshape(len({name}), -1)", name=name),
        )
    return check_table(pd.DataFrame(array, columns=[f"x{place}" for place in range(array.shape[1])]), name=name)


def _dense(X: Any, name: str) -> Any:
    if X.shape[0] * X.shape[1] > MOST_DENSE_CELLS:
        raise explain(
            _("{name} must fit in memory when its zeros are written out.", name=name),
            came(X),
            _("Check a part of its columns: {name}[:, :1000]", name=name),
        )
    return X.toarray()


def _part(values: Any, place: int, n_sets: int, name: str) -> Any:
    if len(values) != n_sets:
        raise explain(
            _("{name} must hold one column for each set, in the order train, (validation,) test.", name=name),
            came(values),
            _("Write for example {name}=({name}_train, {name}_test)", name=name),
        )
    return values[place]


def _column_of(values: Any, frame: pd.DataFrame, name: str) -> Any:
    column = np.asarray(values, dtype=None if not isinstance(values, list) else object)
    column = column[:, 0] if column.ndim == 2 and column.shape[1] == 1 else column
    if column.ndim != 1 or len(column) != len(frame):
        raise explain(
            _("{name} must hold one value for each row.", name=name),
            _("{came} There are {n} rows.", came=came(values), n=len(frame)),
            _("The order is that of scikit-learn: X_train, X_test, y_train, y_test = train_test_split(X, y)"),
        )
    kept = values.array if isinstance(values, pd.Series) else column
    return pd.Series(kept, index=frame.index).infer_objects()


def _free_name(name: Any, default: str, taken: list[Any]) -> Name:
    wanted: Name = default if name is None else name
    while wanted in taken:
        wanted = f"{wanted}_"
    return wanted
