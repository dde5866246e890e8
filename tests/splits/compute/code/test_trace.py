import ast

import pytest

from course_toolkit.splits.compute.code.source import Cell
from course_toolkit.splits.compute.code.trace import Trace
from course_toolkit.splits.compute.code.values import Fit, Parts, Place, Rows, Split, Table, Unknown

HERE = Place(None, 1, "")
NODE = ast.parse("x = 1").body[0]


def test_a_place_is_the_line_of_the_file_and_its_text():
    trace = Trace(cell=Cell(None, 10, ("  x = 1",)))
    assert trace.place(NODE) == Place(None, 11, "x = 1")


def test_tables_that_share_their_rows_share_their_sides():
    trace, rows = Trace(), Rows()
    split = Split(HERE, rows)
    X, y = trace.side_of(Table(rows), split, "test"), trace.side_of(Table(rows), split, "test", label=True)
    assert X.rows is y.rows
    assert (X.label, y.label) == (False, True)


@pytest.mark.parametrize(
    ("kind", "label", "n"), [("preprocessing", False, 1), ("over", False, 1), ("preprocessing", True, 0)]
)
def test_what_was_learned_before_a_cut_leaks_labels_aside(kind, label, n):
    trace, rows = Trace(), Rows()
    table = Table(rows, fits=frozenset({Fit(kind, "a", rows, HERE)}), label=label)
    trace.side_of(table, Split(HERE, rows), "train")
    assert len(trace.leaks) == n


def test_what_was_learned_from_one_side_does_not_leak():
    trace, rows = Trace(), Rows()
    split = Split(HERE, rows)
    train, test = (trace.side_of(Table(rows), split, side) for side in ("train", "test"))
    fit = Fit("preprocessing", "a", train.rows, HERE)
    for part in (train, test):
        trace.observe(Table(part.rows, fits=frozenset({fit})))
    assert trace.leaks == []


def test_names_make_labels_and_tables():
    trace, scope = Trace(), {}
    trace.bind(scope, "y_train", Table(Rows()), NODE)
    trace.bind(scope, "X_test", Unknown(), NODE)
    trace.bind(scope, "n", Unknown(), NODE)
    trace.bind(scope, "part", Parts(Table(Rows())), NODE)
    assert scope["y_train"].label
    assert isinstance(scope["X_test"], Table)
    assert isinstance(scope["n"], Unknown)
    assert scope["part"].rows.piece
