"""Check a split: make every check, one alone failing no other, and gather what they found."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

import pandas as pd

from course_toolkit._core.compute.progress import progress
from course_toolkit._core.words import _
from course_toolkit.splits.compute.arguments import (
    NOT_GIVEN,
    frames_of_arrays,
    read_split,
    read_tables,
    refuse_beside_split,
    refuse_label_of_arrays,
)
from course_toolkit.splits.compute.checks import CHECKS, Check
from course_toolkit.splits.compute.finding import Draft, NotChecked, NotCheckedError
from course_toolkit.splits.compute.parquet.check import PARQUET_CHECKS, are_files, open_files, what_files_leave_out
from course_toolkit.splits.compute.parquet.sets import ParquetSets
from course_toolkit.splits.compute.report import SplitReport
from course_toolkit.splits.compute.sealing.partition import Split
from course_toolkit.splits.compute.tables.sets import Sets


def check_split(  # noqa: PLR0913 — everything that a student may know about a split, each by its name
    train: pd.DataFrame | Split | str | Path,
    test: pd.DataFrame | str | Path | None = None,
    *,
    label: Hashable = NOT_GIVEN,
    validation: pd.DataFrame | str | Path | None = None,
    task: Literal["classification", "regression"] | None = None,
    group: Hashable | None = None,
    time: Hashable | None = None,
    ids: Hashable | Sequence[Hashable] | None = None,
    categories: Hashable | Sequence[Hashable] | None = None,
    horizon: pd.Timedelta | str | float | None = None,
    pipeline: Any = None,
    raw_train: pd.DataFrame | None = None,
    raw_test: pd.DataFrame | None = None,
    split_params: Mapping[str, Any] | None = None,
    evaluations: Any = None,
    code: str | None = None,
) -> SplitReport:
    """Find every leak between the sets of a split, and say what could not be looked at.

    Is the score on the test set one to believe? Only if nothing of the test has found its way into
    learning: no row, no patient, no future, no statistic, no answer.

    Parameters
    ----------
    train : DataFrame of shape (n_train, n_columns), or Split
        Rows that the model learns from, label included; or the three sets that :func:`split` made. Tables that
        outgrow the memory stay in their files: give the path of a ``.parquet`` file for each set.
    test : DataFrame of shape (n_test, n_columns), default=None
        Rows that judge the model; left out when a ``Split`` is given.
    label : column name or None
        What is to be predicted; None where the tables have no label. Left out when a ``Split`` is given.
    validation : DataFrame, default=None
        Rows that choose among models. Every two of the sets are compared.
    task : {"classification", "regression"}, default=None
        What is learned; None reads it from the label.
    group : column name, default=None
        Which rows belong together (a patient, a user, a series) and must not be parted.
    time : column name, default=None
        When a row was observed, if the future is to be predicted.
    ids : column name or list of them, default=None
        Columns that only name a row.
    categories : column name or list of them, default=None
        Columns of numbers that are codes of categories.
    horizon : Timedelta, str or float, default=None
        How long after its time a row's label becomes known, such as ``"30 days"``; a number counts in
        the unit of the time column.
    pipeline : fitted transformer, Pipeline, or several, default=None
        What prepared the rows; what it has learned is compared with the training rows.
    raw_train, raw_test : DataFrame, default=None
        The rows before they were prepared.
    split_params : dict, default=None
        What the splitter was given, such as ``{"test_size": 0.3, "random_state": 0}``.
    evaluations : int, list or dict, default=None
        How often the test set was scored, or the scores by name.
    code : str, default=None
        The code that made the sets, or the path of its notebook; it is read, never run.

    Returns
    -------
    SplitReport
        Its ``findings``, worst first; ``error`` where the leak is proved, ``question`` where only
        whoever knows the data can tell.

    Raises
    ------
    CourseError
        When a table has no rows, two columns of one name or no column in common with the others, or when a
        name is not that of a column.

    See Also
    --------
    check_arrays : The same for ``X_train, X_test, y_train, y_test``.
    check_notebook : Read the code alone.
    split : Make the sets so that there is nothing to find.

    Notes
    -----
    What chance explains is subtracted: equal rows of a five-question survey prove nothing. Whatever one
    check looks at is tested at one level together, 1 in 1,000. A check that fails takes no other with it.

    Parquet files are read by DuckDB, which need not hold them in memory. Only what can be counted is checked there
    (copies, conflicting labels, groups, time, gap, classes, categories), with the findings that the tables would
    have; of very many rows, the first 100,000 are listed. ``not_checked`` says what a sample in memory can tell more.

    References
    ----------
    S. Kapoor and A. Narayanan, Leakage and the reproducibility crisis in machine-learning-based science,
    Patterns 4(9), 2023. https://doi.org/10.1016/j.patter.2023.100804

    Examples
    --------
    >>> import course_toolkit as ct
    >>> ct.set_language("en")
    >>> import pandas as pd
    >>> frame = ct.load_wine()
    >>> train, test = frame.iloc[::2], frame.iloc[1::2]
    >>> report = ct.check_split(train, test, label="target")
    >>> report.has_errors
    False
    >>> leaky = ct.check_split(train, pd.concat([test, train.head(5)]), label="target")
    >>> [finding.code for finding in leaky.findings if finding.severity == "error"]
    ['exact_duplicates']
    """
    declared = {
        "group": group, "time": time, "ids": ids, "categories": categories, "horizon": horizon, "pipeline": pipeline,
        "raw_train": raw_train, "raw_test": raw_test, "split_params": split_params, "evaluations": evaluations,
        "code": code,
    }  # fmt: skip
    if are_files(train, test, validation):
        return run_on_files(open_files(train, test, validation, label=label, task=task, declared=declared))
    if isinstance(train, Split):
        refuse_beside_split(test=test, label=label, validation=validation)
        return run_checks(read_split(train, task=task, declared=declared))
    return run_checks(read_tables(train, test, validation, label=label, task=task, declared=declared))


def check_arrays(  # noqa: PLR0913 — as check_split
    X_train: Any,
    X_test: Any,
    y_train: Any = None,
    y_test: Any = None,
    *,
    X_validation: Any = None,
    y_validation: Any = None,
    group: Any = None,
    time: Any = None,
    ids: Any = None,
    **known: Any,
) -> SplitReport:
    """Find every leak between arrays as ``train_test_split`` returns them.

    Parameters
    ----------
    X_train, X_test : array-like or sparse matrix of shape (n_rows, n_features)
        Attributes; columns of arrays are called ``x0``, ``x1``, …
    y_train, y_test : array-like of shape (n_rows,), default=None
        Labels.
    X_validation, y_validation : array-like, default=None
        The same of the validation set.
    group, time, ids : column name or tuple of array-like, default=None
        The name of a column of ``X``, or one column for each set: ``(groups_train, groups_test)``.
    **known
        What else :func:`check_split` takes, by its name.

    Returns
    -------
    SplitReport

    Raises
    ------
    CourseError
        When an array has not two dimensions, or the lengths of ``X`` and ``y`` differ.

    See Also
    --------
    check_split : The same for tables that hold their label.

    Examples
    --------
    >>> import course_toolkit as ct
    >>> from sklearn.datasets import load_iris
    >>> from sklearn.model_selection import train_test_split
    >>> X, y = load_iris(return_X_y=True)
    >>> report = ct.check_arrays(*train_test_split(X, y, stratify=y, random_state=0))
    >>> report.has_errors
    False
    """
    X = {"train": X_train, **({} if X_validation is None else {"validation": X_validation}), "test": X_test}
    y = {"train": y_train, "validation": y_validation, "test": y_test}
    if "label" in known:
        refuse_label_of_arrays(known["label"])
    frames, label, names = frames_of_arrays(X, y, {"group": group, "time": time, "ids": ids})
    return check_split(
        frames["train"], frames["test"], label=label, validation=frames.get("validation"), **names, **known
    )


def run_on_files(sets: ParquetSets) -> SplitReport:
    """Make the checks that files allow, and close them; what the findings show has been read by then."""
    try:
        report = run_checks(sets, PARQUET_CHECKS)
        left = what_files_leave_out(sets, report.drafts)
    finally:
        sets.engine.close()
    return SplitReport(sets, report.drafts, (*report.not_checked, *left))


def run_checks(sets: Sets, checks: Mapping[str, Check] | None = None) -> SplitReport:
    """Make every check on the sets, or some of them."""
    drafts: list[Draft] = []
    not_checked: list[NotChecked] = []
    for code, check in progress((CHECKS if checks is None else checks).items()):
        outcome = _run(code, check, sets)
        if isinstance(outcome, NotChecked):
            not_checked.append(outcome)
        else:
            drafts += outcome
    return SplitReport(sets, tuple(drafts), tuple(not_checked))


def _run(code: str, check: Check, sets: Sets) -> Iterable[Draft] | NotChecked:
    try:
        return list(check(sets))
    except NotCheckedError as no:
        return NotChecked(code, no.reason)
    except Exception as error:  # noqa: BLE001 — one check that fails must not take the others with it
        kind = type(error).__name__
        return NotChecked(code, lambda: _("The check itself failed ({kind}).", kind=kind), crashed=error)
