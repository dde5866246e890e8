"""Rows that agree in every column but one, or but for spelling."""

import numpy as np
import pandas as pd

from course_toolkit.first_look.compute.rules.rows.cells import Cells
from course_toolkit.first_look.compute.rules.rows.chance import keep_company
from course_toolkit.first_look.compute.rules.rows.one_apart import equal_but_for_spelling, find_one_apart
from course_toolkit.first_look.compute.table import Table


def frame(n_rows=300):
    rng = np.random.default_rng(0)
    return pd.DataFrame(rng.normal(size=(n_rows, 4)).round(3), columns=list("abcd")).assign(
        town=rng.choice(["Lyon", "Nîmes"], n_rows)
    )


def cells_of(table):
    cells = Cells(Table(table))
    names = cells.by_variety(list(table.columns))
    return cells, names, keep_company(cells, names)


def test_one_column_differs():
    table = pd.concat([frame(), frame().iloc[[7, 9]].assign(b=[8.0, 9.0])], ignore_index=True)
    found = {one.name: one for one in find_one_apart(*cells_of(table))}
    assert found["b"].equals.rows.tolist() == [7, 9, 300, 301]
    assert found["b"].p_value < 1e-6
    assert set(found) == {"b"}


def test_rows_equal_in_everything_are_not_one_apart():
    table = pd.concat([frame(), frame().iloc[[7]]], ignore_index=True)
    assert [one for one in find_one_apart(*cells_of(table)) if one.p_value < 1e-6] == []


def test_spelling_alone():
    table = pd.concat([frame(), frame().iloc[[7]].assign(town="  NIMES")], ignore_index=True)
    table.loc[7, "town"] = "Nîmes"
    cells, names, _company = cells_of(table)
    _plain, equals = equal_but_for_spelling(cells, names)
    assert equals.rows.tolist() == [7, 300]
    cells, names, _company = cells_of(frame())
    assert equal_but_for_spelling(cells, names) is None
