"""Split a table in three: to learn, to choose, and to judge at the very end.

The module is not called like its function: the room shows the function under that name.
"""

from collections.abc import Hashable
from os import PathLike
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from course_toolkit._core.compute.guard import splitting as guard
from course_toolkit._core.compute.guard.resampling import refuse_oversampled
from course_toolkit._core.compute.guard.sealing import check_seal_path
from course_toolkit._core.compute.guard.tables import check_column_of, check_table
from course_toolkit._core.compute.guard.wording import show
from course_toolkit._core.compute.sets import is_oversampled, mark_set
from course_toolkit.splits.compute.sealing.census import sorted_classes
from course_toolkit.splits.compute.sealing.digest import digest
from course_toolkit.splits.compute.sealing.lots import Lots, Sizes, check_strata, cut_in_time, draw_groups, draw_rows
from course_toolkit.splits.compute.sealing.part import Choices, Part
from course_toolkit.splits.compute.sealing.partition import Split
from course_toolkit.splits.compute.sealing.seal import Seal, Sealing, plan_of
from course_toolkit.splits.compute.tables.sets import Sets, Task

#: A quantity is dealt out by so many classes of equal size, fewer where sets are small.
MOST_BINS = 10


def split(  # noqa: PLR0913 — everything that decides a split, each by its name
    frame: pd.DataFrame,
    *,
    label: Hashable,
    test_size: float = 0.3,
    validation_size: float = 0.2,
    stratify: Hashable = True,
    group: Hashable | None = None,
    time: Hashable | None = None,
    gap: Any = None,
    random_state: Any = guard.NOT_GIVEN,
    seal: str | PathLike[str] | None = None,
) -> Split:
    """Split a table into a training set, a validation set and a sealed test set.

    Which rows may the model learn from, and which ones will tell what it is worth? Split first: before scaling,
    before filling, before adding rows.

    Parameters
    ----------
    frame : DataFrame, shape (n_rows, n_columns)
        The whole table, label included.
    label : column label
        Which column is the answer.
    test_size, validation_size : float or int, default 0.3 and 0.2
        Shares of the whole table, or numbers of rows; ``validation_size=0`` makes two sets.
    stratify : bool or column label, default True
        True: every set gets the same share of each class of the label (of each tenth of a quantity). A column's
        name: of each of its values. False: rows are dealt blindly. Along time there is nothing to choose.
    group : column label, optional
        What must stay together: patient, user, series. No group is in two sets; sizes are as near as that allows.
    time : column label, optional
        Dates or numbers: the oldest rows are to learn, the newest are the test.
    gap : str, Timedelta or number, optional
        With ``time``: rows less than this before a newer set belong to no set, since their label may not be known
        yet when that set begins.
    random_state : int
        The seed; required, except along time, where nothing is drawn.
    seal : path, optional
        File that keeps the log of openings across kernels and colleagues.

    Returns
    -------
    Split
        ``.train``, ``.validation`` with ``.X``, ``.y`` and ``.frame``; the test set through ``.open_test``.

    Raises
    ------
    CourseError
        When a choice is missing or contradicts another, a label is missing, classes, groups or times are too few, or
        rows were added to the table by :func:`oversample`.

    See Also
    --------
    Split, say_split, SplitPicture
    check_split : Looks for leaks between sets that were made elsewhere.

    Notes
    -----
    Without groups and time, the test set is that of
    ``train_test_split(frame, test_size=…, stratify=frame[label], random_state=random_state)``. The rows keep their
    index labels, and the frames say in ``.attrs`` which set they are, so that :func:`oversample` and
    :class:`ScalingExplorer` can refuse what is not to be learned from.

    Examples
    --------
    >>> import course_toolkit as ct
    >>> ct.set_language("en")
    >>> frame = ct.load_breast_cancer()
    >>> three = ct.split(frame, label=frame.columns[-1], random_state=0)
    >>> three
    Split(training set 284 rows · validation set 114 rows · test set 171 rows, sealed, never opened)
    >>> three.train.X.shape
    (284, 30)
    """
    check_table(frame, name="frame")
    if is_oversampled(frame):
        refuse_oversampled()
    check_column_of(frame, label, name="label")
    _check_label(frame[label])
    sizes = Sizes(*guard.check_sizes(test_size, validation_size, n_rows=len(frame)))
    _check_together(frame, stratify=stratify, group=group, time=time, gap=gap)
    no_seed = random_state is None or isinstance(random_state, guard.NotGiven)
    seed = None if time is not None and no_seed else guard.check_seed(random_state)
    path = None if seal is None else check_seal_path(seal)
    by = _stratified_by(stratify, label) if time is None else None
    task = _task_of(frame[label])
    choices = Choices(label, task, len(frame), sizes.n_test, sizes.n_validation, by, group, time, gap, seed)
    return _seal(frame, _deal(frame, choices), choices, path)


def _check_label(label: pd.Series) -> None:
    guard.check_none_missing(label, name="label")
    guard.check_finite_label(label)
    _codes(label, name="label")
    if pd.api.types.is_datetime64_any_dtype(label.dtype) or pd.api.types.is_timedelta64_dtype(label.dtype):
        guard.refuse_time_as_label(label)


def _check_together(frame: pd.DataFrame, *, stratify: Any, group: Any, time: Any, gap: Any) -> None:
    """Refuse choices that contradict one another, or name no column."""
    if group is not None and time is not None:
        guard.refuse_group_and_time()
    if time is None and gap is not None:
        guard.refuse_gap_without_time()
    named = stratify is not None and not isinstance(stratify, (bool, np.bool_))
    if time is not None and named:
        guard.refuse_stratify_in_time(stratify)
    told = {"group": group, "time": time, "stratify": stratify if named else None}
    for name, column in told.items():
        if column is not None:
            check_column_of(frame, column, name=name)
            guard.check_none_missing(frame[column], name=name)


def _stratified_by(stratify: Any, label: Hashable) -> Hashable | None:
    """Return the column whose values are dealt out evenly."""
    if stratify is None or isinstance(stratify, (bool, np.bool_)):
        return label if stratify else None
    column: Hashable = stratify
    return column


def _task_of(column: pd.Series) -> Task:
    return Sets({"": column.to_frame()}, column.name).task


def _deal(frame: pd.DataFrame, choices: Choices) -> Lots:
    sizes = Sizes(choices.n_test, choices.n_validation)
    if choices.time is not None:
        times = _times(frame[choices.time])
        gap = None if choices.gap is None else guard.check_gap(choices.gap, times)
        return cut_in_time(times, sizes, gap=gap)
    seed = choices.random_state or 0
    strata = None if choices.stratify is None else _strata(frame[choices.stratify], sizes, whole=choices.group is None)
    if choices.group is None:
        return draw_rows(len(frame), sizes, strata=strata, seed=seed)
    groups, labels = _codes(frame[choices.group], name="group")
    if len(labels) < sizes.n_sets:
        guard.refuse_few_groups(choices.group, len(labels), sizes.n_sets)
    return draw_groups(groups, sizes, strata=strata, seed=seed)


def _strata(values: pd.Series, sizes: Sizes, *, whole: bool) -> NDArray[np.intp] | None:
    """Return the class of each row, or its tenth of a quantity; ``whole`` classes are needed where rows are dealt."""
    if _task_of(values) == "regression":
        return _tenths(values, sizes)
    codes, labels = _codes(values, name="stratify")
    if whole:
        check_strata(codes, labels, sizes, name=show(values.name))
    return codes


def _tenths(values: pd.Series, sizes: Sizes) -> NDArray[np.intp] | None:
    """Return classes of equal size by the order of the values, as many as every set can have rows of."""
    n_rows = len(values)
    n_train = n_rows - sizes.n_test - sizes.n_validation
    smallest = min(n for n in (sizes.n_test, sizes.n_validation, n_train) if n)
    n_bins = min(MOST_BINS, smallest, n_rows // (2 * sizes.n_sets))
    if n_bins < 2:
        return None
    ranks = values.astype(float).rank(method="first").to_numpy() - 1
    tenths: NDArray[np.intp] = (ranks * n_bins // n_rows).astype(np.intp)
    return tenths


def _codes(values: pd.Series, *, name: str) -> tuple[NDArray[np.intp], pd.Index]:
    """Return the number of each row's value, and the values in order."""
    try:
        labels = sorted_classes(values)
    except TypeError:
        guard.refuse_unhashable(name=name, column=values.name)
    return labels.get_indexer(values.astype(object)), labels


def _times(values: pd.Series) -> pd.Series:
    """Return times in a form that is compared fast: dates in UTC without zone, or plain numbers."""
    dtype = values.dtype
    if pd.api.types.infer_dtype(values) in {"datetime", "date", "datetime64"}:
        dates = pd.to_datetime(values, utc=True)
        return dates.dt.tz_localize(None)
    if not pd.api.types.is_numeric_dtype(dtype) or pd.api.types.is_bool_dtype(dtype):
        guard.refuse_no_times(values)
    return values.astype(np.int64 if pd.api.types.is_integer_dtype(dtype) else np.float64)


def _seal(frame: pd.DataFrame, lots: Lots, choices: Choices, path: Path | None) -> Split:
    """Hand out the sets, the test set under seal."""
    # Their set goes with the rows: what learns, or adds rows, can refuse those of another set.
    parts = {key: Part(key, mark_set(frame.iloc[rows].copy(), key), choices.label) for key, rows in lots.items()}
    test = parts["test"]
    in_none = np.setdiff1d(np.arange(len(frame)), np.concatenate(list(lots.values())))
    table = "" if path is None else digest(frame).fingerprint
    sealing = Sealing(digest(test.frame), plan_of(test.frame, vars(choices)), table, choices.task)
    return Split(
        parts["train"], parts.get("validation"), test, choices, Seal(sealing, path), lots, frame.index[in_none]
    )
