"""Rows whose label is not known."""

from collections.abc import Iterator

import numpy as np

from course_toolkit._core.compute.steps import DropRows, Missing
from course_toolkit._core.compute.steps.said import say_name
from course_toolkit._core.words import _, format_percent, ngettext
from course_toolkit.first_look.compute.finding import Decision, Suspicion, Wording
from course_toolkit.first_look.compute.table import Table


def find_missing_labels(table: Table) -> Iterator[Suspicion]:
    """Find the rows without a label, where there are several classes or it is a quantity."""
    target = table.target
    if target is None or not target.n_missing or target.kind == "nested":
        return
    if len(target.distinct if target.levels is None else target.levels) < 2:
        return
    name, positions = target.name, np.flatnonzero(target.is_missing)
    share = len(positions) / table.n_rows

    def wording() -> Wording:
        return Wording(
            title=ngettext("{n} row ({share}) has no label in {column}.",
                           "{n} rows ({share}) have no label in {column}.", len(positions),
                           share=format_percent(share, 1), column=say_name(name)),
            why=_("Such a row can neither be learnt from nor checked against, and most models refuse it."),
            question=_("Why is the label not known: not decided yet, lost, or does a gap mean a class?"),
            hypotheses=(
                _("nobody wrote it down"),
                _("it is not decided yet, and such rows differ from the others"),
                _("an empty cell stands for a class"),
            ),
            decisions=(
                Decision("drop", _("drop the rows without a label"), DropRows(Missing(name))),
                Decision("keep", _("keep them apart, to predict for them later")),
            ),
        )  # fmt: skip

    yield Suspicion(
        code="missing_labels", severity="warning", columns=(name,), wording=wording, positions=positions,
        evidence={"n_missing": len(positions), "share": share}, explains=False,
    )  # fmt: skip
