import pandas as pd

from course_toolkit.first_look.compute.reading.account import KEY, few, keep_account, reading_of


def test_the_account_stays_with_the_table_and_comes_back_as_it_was(read):
    frame = read("a;b\n1,5;NULL\n2,5;x\n")
    reading = reading_of(frame)
    assert reading_of(frame.head(1)[["a"]]) == reading
    keep_account(other := pd.DataFrame(), reading)
    assert reading_of(other) == reading


def test_a_table_that_was_read_otherwise_has_none():
    frame = pd.DataFrame({"a": [1]})
    assert reading_of(frame) is None
    frame.attrs[KEY] = {"source": "x"}
    assert reading_of(frame) is None
    frame.attrs[KEY] = "x"
    assert reading_of(frame) is None


def test_many_notes_of_a_kind_are_a_few_and_a_number():
    notes = [{"code": "x", "i": i} for i in range(20)]
    assert few(notes)[-1] == {"code": "more", "of": "x", "n": 12}
    assert few(notes[:8]) == notes[:8]
