import ast

import pytest

from course_toolkit.splits.compute.code.base import Base, Call, StopReading, TooLongError
from course_toolkit.splits.compute.code.values import (
    Const,
    Evaluation,
    Place,
    Rows,
    Score,
    Several,
    Stat,
    Table,
    Unknown,
)

HERE = Place(None, 1, "")
NODE = ast.parse("f(a, axis=1, inplace=True)", mode="eval").body


@pytest.fixture
def reader():
    return Base(())


def test_a_call_tells_its_arguments():
    call = Call(NODE, [Const(5)], {"axis": Const(1), "inplace": Const(value=True)}, starred=False, place=HERE)
    assert call.get(0, "x").value == 5
    assert call.get(1, "axis").value == 1
    assert call.get(2, "none") is None
    assert call.node_of(0).id == "a"
    assert call.node_of(7, "axis").value == 1
    assert call.by_row
    assert call.is_true("inplace")
    assert not call.is_true("axis")


def test_steps_come_to_an_end(reader, monkeypatch):
    monkeypatch.setattr("course_toolkit.splits.compute.code.base.MOST_STEPS", 2)
    reader.spend()
    with pytest.raises(TooLongError):
        reader.spend()
    with pytest.raises(StopReading):
        reader.spend()


def test_a_name_seen_for_the_first_time_becomes_one_table(reader):
    scope, node = {}, ast.Name("X")
    first = reader.as_table(node, Unknown(), scope)
    assert reader.as_table(node, Unknown(), scope) is scope["X"]
    assert first.rows.names == {"X"}
    assert reader.as_table(None, Several([Const(1), first]), scope) is first
    assert reader.as_table(None, Const(1), scope) is None


def test_arithmetic_keeps_what_matters(reader):
    table = Table(Rows())
    fit = reader.learn("statistic", "mean", table, HERE)
    stat = Stat(frozenset({fit}))
    assert reader.combined([table, stat], NODE).fits == {fit}
    assert reader.combined([stat, Const(2)], NODE).fits == {fit}
    assert isinstance(reader.combined([Const(1), Const(2)], NODE), Unknown)
    score = Score((Evaluation(Rows(), None, HERE, ()),))
    assert reader.combined([Const(1), score], NODE).evaluations == score.evaluations


def test_labels_take_no_statistics(reader):
    label = Table(Rows(), label=True)
    stat = Stat(frozenset({reader.learn("statistic", "mean", label, HERE)}))
    assert reader.combined([label, stat], NODE).fits == frozenset()


@pytest.mark.parametrize(
    ("key", "columns"),
    [(Const("a"), {"a"}), (Const(1), None), (Several([Const("a"), Const("b")]), {"a", "b"}), (Unknown(), None),
     (Several([Unknown(), Several([Const("a")])]), {"a"}), (Several([]), None)],
)  # fmt: skip
def test_keys_name_columns(reader, key, columns):
    assert reader.columns_of(key) == columns
