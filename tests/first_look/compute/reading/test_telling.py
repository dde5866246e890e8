import pytest

from course_toolkit.first_look.compute.reading.account import Reading
from course_toolkit.first_look.compute.reading.missing import Missing
from course_toolkit.first_look.compute.reading.telling import _NOTES, tell

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
    said = tell(Reading("a.csv", "csv", 1, 1, "frame = …", {}, (), nothing, (note,)))
    plain = tell(Reading("a.csv", "csv", 1, 1, "frame = …", {}, (), nothing, ()))
    assert len(said) > len(plain) + 10
    assert "{" not in said
    assert language in {"en", "fr"}
