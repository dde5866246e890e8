"""What can be decided about two columns on some rows; each decision can be carried out."""

import pandas as pd
import pytest

from course_toolkit._core.compute.steps import Rows, SwapColumns, ToNumbers
from course_toolkit.first_look.compute.rules.relations.deciding import decisions_about
from course_toolkit.first_look.compute.table import Table

NUMBERS, TEXTS = [1.0, 2.0, 3.0, 4.0, 5.0], ["7", "8", "9", "10", "11,5"]


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        (pd.Series(NUMBERS), pd.Series(NUMBERS), SwapColumns),
        (pd.Series(NUMBERS), pd.Series(TEXTS, dtype=object), SwapColumns),
        (pd.Series(NUMBERS, dtype="Float64"), pd.Series(TEXTS, dtype="string"), ToNumbers),
        (pd.Series(TEXTS), pd.Series(TEXTS), SwapColumns),
    ],
)
def test_exchanged_where_the_columns_take_it(first, second, kind):
    frame = pd.DataFrame({"a": first, "b": second})
    decisions = decisions_about(Table(frame), "a", "b", Rows((1, 3)))
    assert isinstance(decisions[0].step, kind)
    assert [one.action for one in decisions] == ["correct", "set_missing", "set_missing", "drop", "keep"]
    for one in decisions[:-1]:
        one.step.apply(frame)
        exec(one.code(), {"frame": frame.copy(), "pd": pd})  # noqa: S102 — our own lines


def test_rows_without_names_can_only_be_kept():
    (keep,) = decisions_about(Table(pd.DataFrame({"a": [1], "b": [2]})), "a", "b", None)
    assert keep.step is None
