"""A column that tells the label, nearly or wholly: is it known before the outcome, or only after it."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from course_toolkit._core.compute.meaning.attribute import Attribute
from course_toolkit._core.compute.steps import DropColumns
from course_toolkit._core.words import _, format_number, format_percent
from course_toolkit.first_look.compute.finding import Decision, Suspicion, Wording
from course_toolkit.first_look.compute.rules.relations.foretelling import Told, rank_correlation, tell_class
from course_toolkit.first_look.compute.rules.rows.cells import comparable
from course_toolkit.first_look.compute.table import Severity, Table

#: Rows that are looked at; so many must be there, and of each class.
N_ROWS, FEWEST_ROWS, FEWEST_OF_CLASS = 6_000, 30, 5
#: A label of more values is a quantity.
MOST_CLASSES = 30
#: Of the error of guessing, so little is left by a column that is asked about, where all others leave so many times
#: more; the same for what a correlation leaves.
LITTLE_LEFT, TIMES_MORE = 0.03, 4.0
#: Exact on so many rows: the label in other words, where the column has hardly more values than there are classes.
MANY_ROWS, VALUES_A_CLASS = 50, 2
CORRELATED = 0.99
N_COLUMNS = 10_000


@dataclass(frozen=True)
class _Answer:
    """A column that tells the label, and how much the next best one tells; ``left``: of the error of guessing."""

    name: Hashable
    form: str
    left: float
    left_by_next: float
    n_wrong: int
    n_known: int
    severity: Severity


def find_label_given_away(table: Table) -> Iterator[Suspicion]:
    """Find columns that alone tell the label, where no other column comes near."""
    target = table.target
    if target is None or target.kind in {"empty", "nested"}:
        return
    labels = comparable(target)
    rows = np.flatnonzero(np.isfinite(labels))
    rows = np.random.default_rng(0).permutation(rows)[:N_ROWS]
    if len(rows) < FEWEST_ROWS:
        return
    attributes = [one for one in table.attributes() if one.kind not in {"empty", "nested"}][:N_COLUMNS]
    values, counts = np.unique(labels[rows], return_counts=True)
    is_class = target.levels is not None or target.kind == "boolean" or len(values) <= MOST_CLASSES
    if is_class:
        rows = rows[np.isin(labels[rows], values[counts >= FEWEST_OF_CLASS])]
        answers = _of_classes(attributes, labels, rows)
    else:
        answers = _of_quantity(attributes, labels, rows)
    for answer in answers:
        yield _suspicion(table, answer, is_class=is_class)


def _of_classes(attributes: Sequence[Attribute], labels: np.ndarray, rows: NDArray[np.intp]) -> list[_Answer]:
    classes, codes = np.unique(labels[rows], return_inverse=True)
    if len(classes) < 2 or len(rows) < FEWEST_ROWS:
        return []
    told: list[Told] = []
    for place, attribute in enumerate(attributes):
        x = comparable(attribute)[rows]
        told += tell_class(x, codes, place=place, is_text=attribute.levels is not None and attribute.kind == "text")
    best: dict[int, float] = {}
    for one in told:
        best[one.place] = min(one.left, best.get(one.place, 1.0))
    answers: list[_Answer] = []
    by_others = min((left for left in best.values() if left > LITTLE_LEFT), default=1.0)
    for one in sorted((one for one in told if one.left <= LITTLE_LEFT), key=lambda one: one.left):
        name = attributes[one.place].name
        if name not in {answer.name for answer in answers}:
            severity = _severity(one, len(classes))
            if severity == "warning" or by_others >= max(TIMES_MORE * one.left, 2 * LITTLE_LEFT):
                answers.append(_Answer(name, one.form, one.left, by_others, one.n_wrong, one.n_known, severity))
    return answers


def _severity(told: Told, n_classes: int) -> Severity:
    """Say whether a column can hardly be an attribute: the label in other words, or filled for one class alone."""
    exact = told.n_wrong == 0 and told.n_known >= MANY_ROWS
    few = told.form == "gap" or told.n_values <= max(VALUES_A_CLASS * n_classes, 2)
    return "warning" if exact and few else "question"


def _of_quantity(attributes: Sequence[Attribute], labels: np.ndarray, rows: NDArray[np.intp]) -> list[_Answer]:
    y = labels[rows]
    numbers = [one for one in attributes if one.kind in {"number", "date"}]
    both = [rank_correlation(one.floats[rows], y) for one in numbers]
    left = np.array([1 - max(abs(spearman), abs(pearson)) ** 2 for spearman, pearson in both])
    answers = []
    for place in np.argsort(left):
        others = left[(np.arange(len(left)) != place) & (left > 1 - CORRELATED**2)]
        by_next = float(others.min(initial=1.0))
        if left[place] <= 1 - CORRELATED**2 and by_next >= TIMES_MORE * left[place]:
            is_copy = abs(both[place][1]) > 1 - 1e-6 or abs(both[place][0]) > 1 - 1e-9
            known = int(np.isfinite(numbers[place].floats[rows]).sum())
            severity: Severity = "warning" if is_copy else "question"
            answers.append(_Answer(numbers[place].name, "value", float(left[place]), by_next, 0, known, severity))
    return answers


def _suspicion(table: Table, answer: _Answer, *, is_class: bool) -> Suspicion:
    name, label = answer.name, table.label
    told, by_next = 1 - answer.left, 1 - answer.left_by_next
    numbers = {"told": told, "told_by_next": by_next, "n_known": answer.n_known}
    if is_class:
        numbers |= {"n_wrong": answer.n_wrong}

    def wording() -> Wording:
        return Wording(
            title=_title(answer, label, is_class=is_class),
            why=_("A model that is handed the answer learns nothing else, and fails where it is not yet known."),
            question=_("Is {column} known before {label} is, and without it?", column=name, label=label),
            hypotheses=(
                _("{column} was recorded after the outcome, or because of it", column=name),
                _("{column} is {label} in other words, or computed from it", column=name, label=label),
                _("the rows were sorted or collected class by class, and {column} tells the order", column=name),
                _("{column} is an honest and very strong attribute", column=name),
            ),
            decisions=(
                Decision("drop", _("drop {column}: it is not known in time", column=name), DropColumns((name,))),
                Decision("keep", _("keep it: it is known before the label is")),
            ),
        )  # fmt: skip

    return Suspicion(
        code="gives_label_away", severity=answer.severity, columns=(name,), wording=wording, evidence=numbers,
        explains=False,
    )  # fmt: skip


def _title(answer: _Answer, label: Hashable, *, is_class: bool) -> str:
    if not is_class:
        return _(
            "{column} alone explains {told} of {label}, the next best column {others}.", column=answer.name,
            label=label, told=_share(1 - answer.left), others=_share(1 - answer.left_by_next),
        )  # fmt: skip
    said = {"column": answer.name, "label": label, "told": _share(1 - answer.left),
            "others": _share(1 - answer.left_by_next), "n_wrong": format_number(answer.n_wrong, 0),
            "n": format_number(answer.n_known, 0)}  # fmt: skip
    if answer.form == "gap":
        return _(
            "Whether {column} is filled tells {told} of {label} ({n_wrong} of {n} rows wrong); the next best column "
            "tells {others}.", **said,
        )  # fmt: skip
    return _(
        "{column} alone tells {told} of {label} ({n_wrong} of {n} rows wrong); the next best column tells {others}.",
        **said,
    )


def _share(share: float) -> str:
    return format_percent(share, 0 if share < 0.99 else 1)  # noqa: PLR2004 — 99.6 % is not everything
