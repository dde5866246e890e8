import ast

from course_toolkit.splits.compute.code.roles import UNTOLD, Role, outer_train, role_of
from course_toolkit.splits.compute.code.trace import Trace
from course_toolkit.splits.compute.code.values import Place, Rows, Split, Table

HERE = Place(None, 1, "")


def cut(trace, table, names=(), *, fold=False):
    split = Split(HERE, table.rows, fold=fold)
    parts = [trace.side_of(table, split, side) for side in ("train", "test")]
    for part, name in zip(parts, names, strict=False):
        part.rows.names.add(name)
    return parts


def test_a_split_makes_a_training_and_a_test_set():
    train, test = cut(Trace(), Table(Rows()))
    assert (role_of(train.rows), role_of(test.rows)) == (Role("train", proven=True), Role("test", proven=True))


def test_a_split_of_the_training_rows_makes_a_validation_set():
    trace = Trace()
    rest, _test = cut(trace, Table(Rows()))
    train, validation = cut(trace, rest)
    assert (role_of(train.rows).side, role_of(validation.rows).side) == ("train", "validation")
    assert outer_train(train.rows)


def test_of_held_out_rows_cut_again_only_names_tell():
    trace = Trace()
    _train, rest = cut(trace, Table(Rows()))
    validation, test = cut(trace, rest, ("X_val", "X_test"))
    assert role_of(rest.rows).side == "validation"
    assert (role_of(validation.rows).side, role_of(test.rows).side) == ("validation", "test")


def test_a_fold_validates():
    assert [role_of(one.rows).side for one in cut(Trace(), Table(Rows()), fold=True)] == ["train", "validation"]


def test_a_held_out_set_called_validation_is_one():
    _train, held = cut(Trace(), Table(Rows()), ("X_train", "X_val"))
    assert role_of(held.rows).side == "validation"


def test_parts_taken_in_a_wrong_order_are_nothing():
    train, test = cut(Trace(), Table(Rows()), ("X_train", "X_train"))
    train.rows.names.add("X_test")
    assert role_of(train.rows) == UNTOLD
    assert role_of(test.rows).side == ""


def test_a_name_alone_proves_nothing():
    assert role_of(Rows(names={"X_test"})) == Role("test", proven=False)
    assert role_of(Rows()) == UNTOLD


def test_a_piece_named_test_counts_once_there_is_one_named_train():
    trace, scope, node = Trace(), {}, ast.parse("x").body[0]
    table = Table(Rows())
    trace.bind(scope, "test", trace.piece_of(table), node)
    assert role_of(scope["test"].rows) == Role("test", proven=False)
    trace.bind(scope, "train", trace.piece_of(table), node)
    assert role_of(scope["test"].rows) == Role("test", proven=True)
