"""Labels that name more than one row."""

from collections.abc import Iterator

import numpy as np

from course_toolkit._core.compute.steps import NumberRows
from course_toolkit._core.words import _, format_count, ngettext
from course_toolkit.first_look.compute.finding import Decision, Suspicion, Wording
from course_toolkit.first_look.compute.table import Table


def find_repeated_index(table: Table) -> Iterator[Suspicion]:
    """Find labels of rows that repeat; of an index that somebody named, or of dates, it is only asked."""
    index = table.frame.index
    if index.is_unique:
        return
    positions = np.flatnonzero(index.duplicated(keep=False))
    n_labels = int(index[positions].nunique(dropna=False))
    is_meant = index.dtype.kind == "M" or any(name is not None for name in index.names)

    def wording() -> Wording:
        return Wording(
            title=ngettext(
                "{n} label of the index names several rows ({n_rows} in all).",
                "{n} labels of the index name several rows each ({n_rows} in all).", n_labels,
                n_rows=format_count(len(positions)),
            ),
            why=_("Whoever corrects or drops a row by its label changes all the rows of that label."),
            question=_("Were several tables put together, or does a label stand for somebody with several rows?"),
            hypotheses=(
                _("tables were joined one below the other, and each brought its own numbers"),
                _("the label names an individual or a moment, which has several rows"),
            ),
            decisions=(
                Decision("correct", _("number the rows anew"), NumberRows()),
                Decision("keep", _("keep the labels: they mean something")),
            ),
        )  # fmt: skip

    yield Suspicion(
        code="repeated_index", severity="question" if is_meant else "warning", columns=(), wording=wording,
        positions=positions, evidence={"n_rows": len(positions), "n_labels": n_labels}, explains=False,
    )  # fmt: skip
