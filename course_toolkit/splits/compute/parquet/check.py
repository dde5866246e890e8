"""Check the sets where they lie: the exact checks on Parquet files, and why the others are not made."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from course_toolkit._core.compute.guard.parquet import SAMPLE, check_parquet_file, refuse_empty
from course_toolkit._core.words import _, format_count
from course_toolkit.splits.compute.arguments import (
    check_shared_columns,
    check_task,
    read_declared,
    read_label,
    read_task,
)
from course_toolkit.splits.compute.checks.columns_differ import find_columns_differ
from course_toolkit.splits.compute.checks.conflicting_labels import find_conflicting_labels
from course_toolkit.splits.compute.checks.exact_duplicates import find_exact_duplicates
from course_toolkit.splits.compute.checks.group_overlap import find_group_overlap
from course_toolkit.splits.compute.checks.missing_gap import find_missing_gap
from course_toolkit.splits.compute.checks.no_random_state import find_no_random_state
from course_toolkit.splits.compute.checks.not_stratified import find_not_stratified
from course_toolkit.splits.compute.checks.reused_test_set import find_test_reused
from course_toolkit.splits.compute.checks.temporal_overlap import find_temporal_overlap
from course_toolkit.splits.compute.checks.too_small_test_set import find_test_too_small
from course_toolkit.splits.compute.checks.unseen_category import find_unseen_category
from course_toolkit.splits.compute.checks.unseen_class import find_unseen_class
from course_toolkit.splits.compute.code.report import find_in_code
from course_toolkit.splits.compute.finding import Draft, NotChecked, NotCheckedError
from course_toolkit.splits.compute.meaning.roles import group_of
from course_toolkit.splits.compute.parquet import copies, groups, levels, times  # noqa: F401 — they answer the checks
from course_toolkit.splits.compute.parquet.engine import Engine
from course_toolkit.splits.compute.parquet.sets import MOST_LISTED, ParquetSets, ParquetTable
from course_toolkit.splits.compute.tables.sets import Sets


def are_files(*sets: Any) -> bool:
    """Say whether some set is the path of a Parquet file."""
    return any(isinstance(one, (str, Path)) and Path(one).suffix.lower() == ".parquet" for one in sets)


def open_files(
    train: Any, test: Any, validation: Any, *, label: Any, task: Any, declared: Mapping[str, Any]
) -> ParquetSets:
    """Return the sets that Parquet files make, or say what they must be."""
    given = {"train": train, "validation": validation, "test": test}
    paths = {
        key: check_parquet_file(one, name=key) for key, one in given.items() if one is not None or key != "validation"
    }
    engine = Engine(paths)
    try:
        tables: Any = {key: ParquetTable(engine, key) for key in paths}
        for key, table in tables.items():
            if not len(table):
                refuse_empty(key, table.columns.tolist())
        empty = {key: pd.DataFrame(columns=table.columns, dtype=object) for key, table in tables.items()}
        told = read_label(label, empty)
        check_shared_columns(empty, told)
        sets = ParquetSets(tables, told, read_declared(empty, declared), read_task(task), engine=engine)
        check_task(sets)
    except Exception:
        engine.close()
        raise
    return sets


def _not_made(sets: Sets) -> Iterable[Draft]:  # noqa: ARG001 — a check
    raise NotCheckedError(
        lambda: _(
            "It needs the rows in memory, these are in files. Check a sample of them as tables: {code}", code=SAMPLE
        )
    )


def _find_not_stratified(sets: Sets) -> Iterable[Draft]:
    """Compare the counts of the classes; dealing groups or quantities again needs the rows."""
    if sets.target is not None and (sets.task == "regression" or any(group_of(sets, pair) for pair in sets.pairs)):
        return _not_made(sets)
    return find_not_stratified(sets)


#: The code, and the check; in the order of the checks in memory.
PARQUET_CHECKS: dict[str, Callable[[Sets], Iterable[Draft]]] = {
    "columns_differ": find_columns_differ,
    "exact_duplicates": find_exact_duplicates,
    "near_duplicates": _not_made,
    "conflicting_labels": find_conflicting_labels,
    "group_overlap": find_group_overlap,
    "temporal_overlap": find_temporal_overlap,
    "missing_gap": find_missing_gap,
    "id_predicts_label": _not_made,
    "target_leak_feature": _not_made,
    "target_encoding_on_all": _not_made,
    "preprocessing_on_all": _not_made,
    "resampled_before_split": _not_made,
    "not_stratified": _find_not_stratified,
    "unseen_class": find_unseen_class,
    "unseen_category": find_unseen_category,
    "covariate_drift": _not_made,
    "test_too_small": find_test_too_small,
    "test_reused": find_test_reused,
    "no_random_state": find_no_random_state,
    "code": find_in_code,
}


def what_files_leave_out(sets: Sets, drafts: Iterable[Draft]) -> list[NotChecked]:
    """Read the rows that the findings show, and say of which findings not all rows are listed."""
    findings = [draft() for draft in drafts]
    listed = [len(rows) for one in findings for rows in one.positions.values()] + [len(one.rows) for one in findings]
    left = [] if sets.declared.group is not None else [NotChecked("group_overlap", _no_hidden_groups)]
    if max(listed, default=0) >= MOST_LISTED:
        left.append(NotChecked("positions", _not_all_listed))
    return left


def _no_hidden_groups() -> str:
    return _("In files, individuals are looked for by the columns that name them, not by what their rows share.")


def _not_all_listed() -> str:
    return _("Of more than {n} rows concerned, the findings count all and list the first.", n=format_count(MOST_LISTED))
