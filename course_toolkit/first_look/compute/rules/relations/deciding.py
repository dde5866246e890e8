"""What can be decided where one of two values of a row is wrong, or both stand in each other's place."""

from collections.abc import Hashable

import pandas as pd

from course_toolkit._core.compute.steps import DropRows, Rows, SetMissing, SwapColumns, ToNumbers
from course_toolkit._core.words import _
from course_toolkit.first_look.compute.finding import Decision
from course_toolkit.first_look.compute.table import Table


def decisions_about(table: Table, first: Hashable, second: Hashable, where: Rows | None) -> tuple[Decision, ...]:
    """Return the decisions about two columns on some rows, the last of which is to keep them."""
    keep = Decision("keep", _("keep them: such rows exist"))
    if where is None:
        return (keep,)
    return (
        *_exchange(table, first, second, where),
        Decision("set_missing", _("set {column} missing there", column=first), SetMissing(first, where)),
        Decision("set_missing", _("set {column} missing there", column=second), SetMissing(second, where)),
        Decision("drop", _("drop these rows"), DropRows(where)),
        keep,
    )


def _exchange(table: Table, first: Hashable, second: Hashable, where: Rows) -> tuple[Decision, ...]:
    """Return the decision to exchange them; numbers stored as text must be read first where a column takes no text."""
    texts = [name for name in (first, second) if table.attribute(name).is_text]
    others = [table.attribute(name).series.dtype for name in (first, second) if name not in texts]
    if len(texts) == 1 and table.attribute(texts[0]).kind == "number" and _takes_no_text(others[0]):
        said = _("read {column} as numbers first, then look again", column=texts[0])
        return (Decision("correct", said, ToNumbers(texts[0])),)
    if len(texts) == 1 and _takes_no_text(others[0]):
        return ()
    return (Decision("correct", _("exchange the two there"), SwapColumns(first, second, where)),)


def _takes_no_text(dtype: object) -> bool:
    return isinstance(dtype, pd.api.extensions.ExtensionDtype)
