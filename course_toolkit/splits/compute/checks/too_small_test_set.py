"""Sets with so few rows that their score would mean nothing: its confidence interval says so."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np

from course_toolkit._core.words import N_, _, format_count, format_number, format_percent, ngettext
from course_toolkit.splits.compute.chance.intervals import accuracy_interval, r2_interval
from course_toolkit.splits.compute.chance.optimism import accuracy_std_error
from course_toolkit.splits.compute.chance.proportions import count_levels
from course_toolkit.splits.compute.finding import SET_NAMES, Draft, SplitFinding
from course_toolkit.splits.compute.tables.sets import Sets
from course_toolkit.splits.compute.tables.value_text import value_text

#: A good score, of which the interval is said; 0.8 stands for accuracy as well as for R².
TYPICAL_SCORE = 0.8
#: Beyond ± 0.10, a score of 80 % cannot be told from 90 %; 60 rows can.
WIDEST = 0.10
#: Of fewer rows of a class, the recall is known no better than ± 25 %; of fewer groups, nothing is known of others.
FEWEST_OF_A_CLASS = 10
FEWEST_GROUPS = 10
WHY = N_("With so few rows, a better model and a luckier one cannot be told apart.")
WHY_GROUPS = N_("Rows of one group resemble one another: the score is known for these groups, hardly for new ones.")


@dataclass(frozen=True)
class _Size:
    """What a set can say of a score."""

    key: str
    n_rows: int
    interval: tuple[float, float]


def find_test_too_small(sets: Sets) -> Iterator[Draft]:
    """Find the sets that judge (test and validation) and are too small for it."""
    for key in ("test", "validation"):
        if key in sets.frames:
            yield from _of_set(sets, key)


def _of_set(sets: Sets, key: str) -> Iterator[Draft]:
    n_rows = _n_labelled(sets, key)
    interval_of = accuracy_interval if sets.task == "classification" else r2_interval
    size = _Size(key, n_rows, interval_of(TYPICAL_SCORE, n_rows))
    if size.interval[1] - size.interval[0] > 2 * WIDEST:
        yield _draft_size(sets, size)
        return
    yield from _of_classes(sets, key)
    yield from _of_groups(sets, key)


def _n_labelled(sets: Sets, key: str) -> int:
    if sets.target is None:
        return sets.sizes[key]
    return sets.target.n_known_in(key)


def _draft_size(sets: Sets, size: _Size) -> Draft:
    severity: Literal["warning", "question"] = "warning" if size.key == "test" else "question"
    is_regression = sets.task == "regression"
    evidence = {"n_rows": size.n_rows, "low": size.interval[0], "high": size.interval[1]}
    if is_regression and size.n_rows:
        evidence["mse_relative_error"] = float(np.sqrt(2 / size.n_rows))  # of normal errors: their χ² has it
    if not is_regression and size.n_rows:
        evidence["standard_error"] = accuracy_std_error(size.n_rows, TYPICAL_SCORE)

    def draft() -> SplitFinding:
        return SplitFinding(
            code="test_too_small",
            severity=severity,
            title=_title(size, is_regression=is_regression),
            evidence=evidence,
            hypotheses=(_("more rows are needed, or cross-validation, in which every row judges once"),),
            fixes=("cross_val_score(model, X, y, cv=RepeatedKFold(n_splits=5, n_repeats=10, random_state=0))",),
            why=_(WHY),
            sets=(size.key,),
        )

    return draft


def _title(size: _Size, *, is_regression: bool) -> str:
    words = {"n": size.n_rows, "name": _(SET_NAMES[size.key])}
    if size.n_rows == 0:
        return _("The {name} has no row with a known label: no score can be computed.", name=words["name"])
    low, high = size.interval
    if is_regression:
        return ngettext(
            "With {n} row in the {name}, an R² of {typical} may be anything between {low} and {high}.",
            "With {n} rows in the {name}, an R² of {typical} may be anything between {low} and {high}.",
            size.n_rows, name=words["name"],
            typical=format_number(TYPICAL_SCORE, 2), low=format_number(low, 2), high=format_number(high, 2),
        )  # fmt: skip
    return ngettext(
        "With {n} row in the {name}, an accuracy of {typical} may be anything between {low} and {high}.",
        "With {n} rows in the {name}, an accuracy of {typical} may be anything between {low} and {high}.",
        size.n_rows, name=words["name"],
        typical=format_percent(TYPICAL_SCORE), low=format_percent(low), high=format_percent(high),
    )  # fmt: skip


def _of_classes(sets: Sets, key: str) -> Iterator[Draft]:
    target = sets.target
    if target is None or sets.task == "regression":
        return
    found = count_levels(target, [key])
    rare = found.counts[0] < FEWEST_OF_A_CLASS
    if not rare.any():
        return
    least = int(found.counts[0].argmin())
    label, n_least, n_rare = target.text(float(found.levels[least])), int(found.counts[0, least]), int(rare.sum())
    low, high = accuracy_interval(TYPICAL_SCORE, n_least)

    def draft() -> SplitFinding:
        return SplitFinding(
            code="test_too_small",
            severity="question",
            title=ngettext(
                "Of the class “{label}” the {name} has {n} row: a recall of {typical} for it may be anything between "
                "{low} and {high}.",
                "Of the class “{label}” the {name} has {n} rows: a recall of {typical} for it may be anything between "
                "{low} and {high}.",
                n_least, label=value_text(label), name=_(SET_NAMES[key]),
                typical=format_percent(TYPICAL_SCORE), low=format_percent(low), high=format_percent(high),
            ),
            columns=(sets.label,),
            evidence={"n_rarest": n_least, "n_rare_classes": n_rare, "low": low, "high": high},
            hypotheses=(_("rare classes want a larger test set, or several of them (cross-validation)"),),
            fixes=("cross_val_score(model, X, y, cv=RepeatedStratifiedKFold(random_state=0))",),
            why=_(WHY),
            sets=(key,),
        )  # fmt: skip

    yield draft


def _of_groups(sets: Sets, key: str) -> Iterator[Draft]:
    group = sets.declared.group
    if group is None or group not in sets.names:
        return
    values = sets.column(group).per_set[key]
    n_groups, n_rows = len(np.unique(values[~np.isnan(values)])), sets.sizes[key]
    if not 0 < n_groups < FEWEST_GROUPS:
        return

    def draft() -> SplitFinding:
        return SplitFinding(
            code="test_too_small",
            severity="question",
            title=ngettext(
                "The {n_rows} rows of the {name} come from {n} group only.",
                "The {n_rows} rows of the {name} come from {n} groups only.",
                n_groups, n_rows=format_count(n_rows), name=_(SET_NAMES[key]),
            ),
            columns=(group,),
            evidence={"n_groups": n_groups, "n_rows": n_rows},
            fixes=(f"cross_val_score(model, X, y, groups=frame[{group!r}], cv=GroupKFold())",),
            why=_(WHY_GROUPS),
            sets=(key,),
        )  # fmt: skip

    yield draft
