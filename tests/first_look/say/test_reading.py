import io

import pandas as pd

from course_toolkit.first_look.compute.reading import read_source, reading_of
from course_toolkit.first_look.say.reading import say_reading


def read(text, **options):
    return read_source(io.BytesIO(text.encode()), options)


def test_the_lecture_s_table_says_its_null(root):
    said = say_reading(read_source(root / "course_toolkit" / "datasets" / "data" / "sante.csv", {}))
    assert said.splitlines()[0] == "sante.csv (CSV): 10 rows × 6 columns."
    assert "4 cells are missing, in 1 column. malade: 4 (NULL)." in said
    assert 'not_missing=["NULL"]' in said
    assert said.splitlines()[-1].startswith("  frame = pd.read_csv(")


def test_each_guess_names_the_argument_that_corrects_it():
    said = say_reading(read("titre\n\nâge;x;y\n30;1 234,5;2\n31;2 000;3\n"))
    for name in ("sep", "decimal", "thousands", "encoding", "skiprows"):
        assert f"({name})" in said


def test_what_was_asked_for_is_no_guess():
    said = say_reading(read("a;b\n1;2\n", sep=";"))
    assert "As asked: separator “;”." in said
    assert "(sep)" not in said


def test_many_columns_are_told_by_their_number():
    said = say_reading(read(",".join(f"c{i}" for i in range(100)) + "\n" + "," * 99 + "\n"))
    assert "… and 92 columns more." in said
    assert len(said) < 2000


def test_the_account_alone_says_the_same():
    frame = read("a,b\n1,NULL\n")
    assert say_reading(reading_of(frame)) == say_reading(frame)


def test_a_table_that_was_read_otherwise_says_nothing():
    assert say_reading(pd.DataFrame({"a": [1]})) == ""


def test_signs_that_turn_a_line_are_shown_and_not_obeyed():
    said = say_reading(read('"a\u202eb\x1b[31m",b\n1,\n'))
    assert "\x1b" not in said
    assert "\u202e" not in said
