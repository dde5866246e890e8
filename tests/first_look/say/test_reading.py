import io

import pandas as pd
import pytest

from course_toolkit.first_look.compute.reading import Reading, read_source
from course_toolkit.first_look.compute.reading.missing import Missing
from course_toolkit.first_look.say.reading import _NOTES, say_reading


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


def test_a_table_that_was_read_otherwise_says_nothing():
    assert say_reading(pd.DataFrame({"a": [1]})) == ""


NOTE = {
    "column": "<b>x", "share": 0.9, "others": ["?"], "units": ["kg", "lb"], "line": "frame = …", "example": "12/03",
    "kind": "dict", "text": "1,234", "decimal": ",", "pairs": [["a", "a.1"]], "n": 2, "names": ["a", " b"],
    "lines": [3, 4], "width": 2, "suffix": ".csv", "encoding": "cp1252", "columns": ["tel"], "sign": "\u202f",
    "became": "1000", "sheet": "a", "of": "nested",
}  # fmt: skip


@pytest.mark.parametrize("code", _NOTES)
def test_every_note_has_its_words_in_both_languages(code, language):
    nothing = Missing(0, 0, (), ())
    note = {"code": code, **NOTE}
    said = say_reading(Reading("a.csv", "csv", 1, 1, "frame = …", {}, (), nothing, (note,)))
    plain = say_reading(Reading("a.csv", "csv", 1, 1, "frame = …", {}, (), nothing, ()))
    assert len(said) > len(plain) + 10
    assert "{" not in said
    assert language in {"en", "fr"}


def test_signs_that_turn_a_line_are_shown_and_not_obeyed():
    said = say_reading(read('"a\u202eb\x1b[31m",b\n1,\n'))
    assert "\x1b" not in said
    assert "\u202e" not in said
