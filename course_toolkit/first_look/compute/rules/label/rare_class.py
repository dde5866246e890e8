"""Classes of few rows, classes of unlike sizes, and a label of too many values to be classes."""

from collections.abc import Hashable, Iterator
from typing import Any

import numpy as np

from course_toolkit._core.compute.steps import Among, DropRows
from course_toolkit._core.compute.steps.said import say_name, say_value, say_values
from course_toolkit._core.words import _, format_count, format_percent, ngettext
from course_toolkit.first_look.compute.finding import Decision, Suspicion, Wording
from course_toolkit.first_look.compute.rules.label.classes import Classes, read_classes
from course_toolkit.first_look.compute.table import Table

#: A class needs so many rows to stand in a training, a validation and a test set.
FEWEST = 5
#: In so short a table every class is small.
FEWEST_ROWS = 20
#: With so large a share, whoever always answers with the commonest class is right nearly always.
MOSTLY_ONE = 0.9
#: More numbers than this, the rare ones at the ends, are a count or a mark.
MOST_CLASSES_AS_NUMBERS = 5
#: A text that is different in every second row is no class.
ROWS_PER_CLASS = 2


def find_rare_class(table: Table) -> Iterator[Suspicion]:
    """Find classes too small to be learnt and checked, or so large that accuracy says nothing."""
    classes = read_classes(table)
    if classes is None or len(classes.levels) < 2:
        return
    if classes.target.kind == "text" and ROWS_PER_CLASS * len(classes.levels) > classes.n_known:
        if classes.n_known >= FEWEST_ROWS:
            yield _too_many(classes)
        return
    spelt = table.explained.get(classes.target.name)
    small = [place for place, count in enumerate(classes.counts) if count < FEWEST]
    rare = [place for place in small if not _is_told(classes, place, spelt)]
    if _are_tails(classes, rare):
        rare = []
    if rare and classes.n_known >= FEWEST_ROWS:
        yield _rare(classes, rare)
    share = classes.counts[0] / classes.n_known
    if share > MOSTLY_ONE and classes.n_known >= FEWEST_ROWS:
        yield _imbalanced(classes, share)


def _is_told(classes: Classes, place: int, explained: np.ndarray | None) -> bool:
    """Say whether another rule has told what is wrong with a class: it is another one in another spelling."""
    return explained is not None and bool(explained[classes.rows_of(place)].all())


def _are_tails(classes: Classes, rare: list[int]) -> bool:
    """Say whether rare values of many whole numbers lie beyond the common ones: the label is a count, then."""
    if classes.target.kind != "number" or len(classes.levels) <= MOST_CLASSES_AS_NUMBERS or not rare:
        return False
    often = [value for value, count in zip(classes.levels, classes.counts, strict=True) if count >= 2 * FEWEST]
    common = [float(value) for value in often if _is_number(value)]
    return bool(common) and all(
        _is_number(value) and not min(common) < float(value) < max(common)
        for value in (classes.levels[place] for place in rare)
    )


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float, np.integer, np.floating))


def _rare(classes: Classes, rare: list[int]) -> Suspicion:
    name: Hashable = classes.target.name
    values: tuple[Any, ...] = tuple(classes.levels[place] for place in rare)
    positions = np.sort(np.concatenate([classes.rows_of(place) for place in rare]))
    fewest = min(classes.counts[place] for place in rare)

    def wording() -> Wording:
        return Wording(
            title=ngettext("{n} class of {column} has fewer than {fewest} rows: {values}.",
                           "{n} classes of {column} have fewer than {fewest} rows: {values}.", len(rare),
                           column=say_name(name), fewest=FEWEST, values=say_values(values)),
            why=_("A class of one row cannot stand in a training set and in a test set; of a few, chance decides."),
            question=_("Is it a class, a slip, or part of another class?"),
            hypotheses=(
                _("the class is rare in life, and more rows are needed"),
                _("it is a slip, or a class that belongs to another"),
                _("the label is a quantity, and no class"),
            ),
            decisions=(
                Decision("keep", _("keep it, and collect more rows or join it with another class")),
                Decision("drop", _("drop these rows"), DropRows(Among(name, values))),
            ),
        )  # fmt: skip

    return Suspicion(
        code="rare_class", severity="warning" if fewest == 1 and classes.target.kind == "text" else "question",
        columns=(name,), wording=wording, positions=positions, explains=False,
        evidence={"n_classes": len(classes.levels), "n_rare": len(rare), "n_fewest": fewest},
    )  # fmt: skip


def _imbalanced(classes: Classes, share: float) -> Suspicion:
    name: Hashable = classes.target.name
    value, n_others = classes.levels[0], classes.n_known - classes.counts[0]

    def wording() -> Wording:
        return Wording(
            title=ngettext("{share} of the labels are {value}; {n} row is of another class.",
                           "{share} of the labels are {value}; {n} rows are of another class.", n_others,
                           share=format_percent(share, 1), value=say_value(value)),
            why=_("Whoever always answers {value} is right {share} of the time: accuracy says nothing here.",
                  value=say_value(value), share=format_percent(share, 1)),
            question=_("Are the classes as rare where the model will be used?"),
            hypotheses=(
                _("the class is rare in life"),
                _("the rows were chosen so"),
            ),
            decisions=(Decision("keep", _("keep the rows; split by class, and measure recall and precision")),),
        )  # fmt: skip

    return Suspicion(
        code="imbalanced_classes", severity="question", columns=(name,), wording=wording, explains=False,
        evidence={"share_of_commonest": share, "n_others": n_others, "n_classes": len(classes.levels)},
    )  # fmt: skip


def _too_many(classes: Classes) -> Suspicion:
    name: Hashable = classes.target.name
    n_classes, n_known = len(classes.levels), classes.n_known

    def wording() -> Wording:
        return Wording(
            title=_("The label {column} has {n_classes} different values in {n_known} rows.",
                    column=say_name(name), n_classes=format_count(n_classes), n_known=format_count(n_known)),
            why=_("A class that is seen once cannot be learnt."),
            question=_("Is this the column to predict?"),
            hypotheses=(
                _("another column is the label"),
                _("it is a name or a remark, from which a class has yet to be made"),
            ),
            decisions=(Decision("keep", _("keep it, and choose another label")),),
        )  # fmt: skip

    return Suspicion(
        code="label_of_many_values", severity="question", columns=(name,), wording=wording, explains=False,
        evidence={"n_classes": n_classes, "n_known": n_known},
    )  # fmt: skip
