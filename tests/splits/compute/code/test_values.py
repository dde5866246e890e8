from course_toolkit.splits.compute.code.values import (
    Evaluation,
    Loop,
    Place,
    Rows,
    Score,
    Several,
    Split,
    Unknown,
    evaluations_of,
    loops_of,
)

HERE = Place(None, 1, "")


def test_rows_lie_within_what_they_were_cut_from():
    table = Rows()
    part = Rows((table,))
    piece = Rows((part,))
    assert piece.within(table)
    assert piece.within(part)
    assert not table.within(part)
    assert not Rows((table,)).within(part)


def test_rows_put_together_hold_their_members_and_lie_within_what_all_came_from():
    table = Rows()
    a, b = Rows((table,)), Rows((table,))
    both = Rows((table,), (a, b))
    assert Rows((a,)).within(both)
    assert both.within(table)
    assert not both.within(a)


def test_splits_are_told_from_the_last_to_the_first():
    table = Rows()
    first = Split(HERE, table)
    train = Rows((table,), split=first, side="train")
    second = Split(HERE, train)
    assert Rows((train,), split=second, side="test").splits == [second, first]


def test_what_is_inside_a_list_is_found_however_deep():
    evaluation = Evaluation(Rows(), None, HERE, ())
    loop = Loop(HERE)
    inside = Several([Several([Score((evaluation,))], {"k": Unknown(frozenset({loop}))})])
    assert evaluations_of([inside, inside]) == (evaluation,)
    assert loops_of([inside]) == {loop}


def test_a_list_that_holds_itself_has_an_end():
    several = Several()
    several.items.append(several)
    assert list(several.deep())
