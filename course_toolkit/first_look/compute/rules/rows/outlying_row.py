"""Rows unlike all others, with the column that made them so."""

from collections.abc import Hashable, Iterator, Sequence

import numpy as np

from course_toolkit._core.compute.steps import DropRows, SetMissing
from course_toolkit._core.words import _, format_number, ngettext
from course_toolkit.first_look.compute.finding import Decision, Suspicion, Wording
from course_toolkit.first_look.compute.rules.naming import select
from course_toolkit.first_look.compute.rules.relations.measures import Measures, read_measures
from course_toolkit.first_look.compute.rules.rows.residuals import Outlier, find_outliers
from course_toolkit.first_look.compute.table import Table

#: Rows to tell relations from, in all and for each column; columns that can be looked at together.
FEWEST_ROWS, ROWS_A_COLUMN, N_COLUMNS = 50, 5, 100
#: A measurement takes so many values, and no value on so many of its rows.
FEWEST_VALUES, HEAPED = 15, 0.3
MOST_MISSING = 0.3
#: More rows than this are no handful: they are the ends of heavy tails, or another kind of rows.
A_HANDFUL = 6


def find_outlying_rows(table: Table) -> Iterator[Suspicion]:
    """Find the few rows in which one value is not what the others foretell, and ask about each column."""
    measures = _smooth(read_measures(table, least_distinct=FEWEST_VALUES))
    n_columns = len(measures.names)
    if n_columns < 2 or table.n_rows < max(FEWEST_ROWS, ROWS_A_COLUMN * n_columns) or n_columns > N_COLUMNS:
        return
    outliers = find_outliers(measures.values)
    if not 0 < len(outliers) <= A_HANDFUL:
        return
    for place in sorted({one.column for one in outliers}):
        of_column = [one for one in outliers if one.column == place]
        yield _suspicion(table, measures, measures.names[place], of_column)


def _smooth(measures: Measures) -> Measures:
    """Leave out columns that are mostly gaps, or one value on many rows."""
    step = max(1, len(measures.values) // 2000)
    kept = []
    for name, column in zip(measures.names, measures.values.T, strict=True):
        few = column[::step]
        known = few[np.isfinite(few)]
        if len(known) > (1 - MOST_MISSING) * len(few):
            heap = np.unique(known, return_counts=True)[1].max()
            kept += [name] if heap <= HEAPED * len(known) else []
    return measures.only(kept)


def _suspicion(table: Table, measures: Measures, name: Hashable, outliers: Sequence[Outlier]) -> Suspicion:
    rows = np.array(sorted(one.row for one in outliers), dtype=np.intp)
    first, where = outliers[0], select(table, rows)
    found = float(measures.column(name)[first.row])
    numbers = {"n_rows": len(rows), "found": found, "foretold": first.foretold, "spacings_apart": first.apart}
    others = ", ".join(str(other) for other in measures.names if other != name)

    def wording() -> Wording:
        decisions = () if where is None else (
            Decision("set_missing", _("set {column} missing there", column=name), SetMissing(name, where)),
            Decision("drop", _("drop these rows"), DropRows(where)),
        )  # fmt: skip
        return Wording(
            title=ngettext(
                "{n} row is unlike all others because of {column}: {found}, where the other columns foretell "
                "{foretold}.",
                "{n} rows are unlike all others because of {column}: {found}, where the other columns foretell "
                "{foretold}, for example.",
                len(rows), column=name, found=_number(found), foretold=_number(first.foretold),
            ),
            why=_("One such row can bend a regression line, a distance or a scale for all others."),
            question=_("Is {column} right in these rows, given {others}?", column=name, others=others),
            hypotheses=(
                _("{column} was mistyped, or belongs to another row", column=name),
                _("one of the other values of the row is the wrong one"),
                _("the row is right, and rare: it may be the most interesting one"),
            ),
            decisions=(*decisions, Decision("keep", _("keep them: rare, and right"))),
        )  # fmt: skip

    return Suspicion(
        code="outlying_row", severity="question", columns=(name,), wording=wording, positions=rows, evidence=numbers
    )


def _number(value: float) -> str:
    text = f"{value:.4g}"
    return format_number(value, len(text.split(".")[1]) if "." in text and "e" not in text else 0)
