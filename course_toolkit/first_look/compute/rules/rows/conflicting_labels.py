"""The same attributes under two labels."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from course_toolkit._core.compute.steps import DropRows, SetMissing, Step
from course_toolkit._core.words import _, format_number, format_percent, ngettext
from course_toolkit.first_look.compute.finding import Action, Decision, Suspicion, Wording
from course_toolkit.first_look.compute.rules.naming import select
from course_toolkit.first_look.compute.rules.rows.cells import Cells, Equals, equal_rows, telling_names
from course_toolkit.first_look.compute.rules.rows.chance import (
    LEVEL_ASKED,
    hold_lone_values,
    keep_company,
    without_blanks,
)
from course_toolkit.first_look.compute.table import Table


def find_conflicting_labels(table: Table) -> Iterator[Suspicion]:
    """Find rows equal in all attributes, where chance makes no equal rows, that bear different labels."""
    names, _naming = telling_names(table, with_label=False)
    cells = Cells(table)
    varied = cells.by_variety(names)
    if table.label is None or not varied:
        return
    equals = equal_rows(cells.sums(names))
    torn = _torn(equals, cells.values(table.label)) if len(equals.rows) else equals
    torn = without_blanks(cells, torn, varied)
    if not len(torn.rows):
        return
    verdict = keep_company(cells, varied).judge(torn)
    if verdict.p_value <= LEVEL_ASKED or hold_lone_values(cells, torn, varied):
        numbers = {
            "n_rows": len(torn.rows), "n_distinct": len(torn.sizes), "share": len(torn.rows) / table.n_rows,
            "expected_by_chance": verdict.expected, "p_value": verdict.p_value,
        }  # fmt: skip
        yield _suspicion(table, torn, numbers)


def _torn(equals: Equals, labels: np.ndarray) -> Equals:
    """Return the groups of equal rows that hold two labels; a missing one is none."""
    known = pd.Series(labels[equals.rows]).groupby(equals.groups).nunique()
    return equals.only(known.to_numpy() > 1)


def _suspicion(table: Table, torn: Equals, numbers: dict[str, float]) -> Suspicion:
    label, where = table.label, select(table, torn.rows)
    steps: list[tuple[Action, Step | None]] = [("keep", None)]
    if where is not None:
        steps += [("set_missing", SetMissing(label, where)), ("drop", DropRows(where))]

    def wording() -> Wording:
        said: dict[Action, str] = {
            "keep": _("keep them: both labels may be right"),
            "set_missing": _("set their labels missing until somebody has checked them"),
            "drop": _("drop these rows: nobody knows which label is right"),
        }
        return Wording(
            title=ngettext(
                "{n} row ({share}) has the attributes of another and a different {label}.",
                "{n} rows ({share}) have the attributes of another one and a different {label}.",
                len(torn.rows), share=format_percent(numbers["share"], 1), label=label,
            ),
            why=_("No model can be right about both: from the attributes alone they are the same case."),
            question=_("Which label is right where two rows agree in everything else?"),
            hypotheses=(
                _("one of the labels is a slip of whoever gave it"),
                _("the same individual was recorded before and after the label changed"),
                _("different individuals agree by chance; about {n} such rows are to be expected here",
                  n=format_number(numbers["expected_by_chance"], 2)),
            ),
            decisions=tuple(Decision(action, said[action], step) for action, step in steps),
        )  # fmt: skip

    return Suspicion(
        code="conflicting_labels", severity="question", columns=(label,), wording=wording, positions=torn.rows,
        evidence=numbers, explains=False,
    )  # fmt: skip
