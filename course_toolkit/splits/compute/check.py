"""Check a split: make every check, one alone failing no other, and gather what they found."""

from collections.abc import Hashable, Iterable, Mapping
from typing import Any, Literal

import pandas as pd
from tqdm.auto import tqdm

from course_toolkit._core.words import _
from course_toolkit.splits.compute.checks import CHECKS, Check
from course_toolkit.splits.compute.finding import Draft, NotChecked, NotCheckedError
from course_toolkit.splits.compute.report import SplitReport
from course_toolkit.splits.compute.sets import Declared, Sets

#: A check that takes longer than this shows how far it is.
SILENT_SECONDS = 2


def check_split(  # noqa: PLR0913 — everything that a student may know about a split, each by its name
    train: pd.DataFrame,
    test: pd.DataFrame,
    *,
    label: Hashable,
    validation: pd.DataFrame | None = None,
    task: Literal["classification", "regression"] | None = None,
    group: Hashable | None = None,
    time: Hashable | None = None,
    ids: Any = None,
    categories: Any = None,
    horizon: Any = None,
    pipeline: Any = None,
    raw_train: pd.DataFrame | None = None,
    raw_test: pd.DataFrame | None = None,
    split_params: Mapping[str, Any] | None = None,
    evaluations: Any = None,
    code: str | None = None,
) -> SplitReport:
    """Find every leak between the sets of a split."""
    frames = {"train": train, **({} if validation is None else {"validation": validation}), "test": test}
    declared = Declared(
        group=group, time=time, ids=tuple(ids or ()), categories=tuple(categories or ()), horizon=horizon,
        pipeline=pipeline, raw={k: v for k, v in {"train": raw_train, "test": raw_test}.items() if v is not None},
        split_params=split_params, evaluations=evaluations, code=code,
    )  # fmt: skip
    return run_checks(Sets(frames, label, declared, task))


def run_checks(sets: Sets) -> SplitReport:
    """Make every check on the sets."""
    drafts: list[Draft] = []
    not_checked: list[NotChecked] = []
    for code, check in tqdm(CHECKS.items(), delay=SILENT_SECONDS, leave=False):
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
