"""Columns that hold nothing at all."""

from collections.abc import Iterator

from course_toolkit._core.compute.steps import DropColumns
from course_toolkit._core.compute.steps.said import say_names
from course_toolkit._core.words import _, ngettext
from course_toolkit.first_look.compute.finding import Decision, Suspicion, Wording
from course_toolkit.first_look.compute.table import Table


def find_empty_column(table: Table) -> Iterator[Suspicion]:
    """Find columns without one value, all in one finding."""
    names = tuple(one.name for one in table.attributes("empty"))
    if not names:
        return

    def wording() -> Wording:
        return Wording(
            title=ngettext("The column {names} is empty.", "{n} columns are empty: {names}.", len(names),
                           names=say_names(names)),
            why=_("An empty column says nothing, and many models refuse a table that has one."),
            question=_("Was this ever measured, and where did the values get lost?"),
            hypotheses=(
                _("the values were lost when tables were joined or the file was written"),
                _("it was planned and never measured"),
            ),
            decisions=(
                Decision("drop", _("drop what is empty"), DropColumns(names)),
                Decision("keep", _("keep it until the values are found")),
            ),
        )  # fmt: skip

    yield Suspicion(
        code="empty_column", severity="warning", columns=names, wording=wording,
        evidence={"n_columns": len(names), "n_rows": table.n_rows}, explains=False,
    )  # fmt: skip
