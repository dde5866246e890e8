import numpy as np
import pandas as pd
import pytest

from course_toolkit._core.compute.meaning.attribute import read_attribute
from course_toolkit.first_look.compute.reading.lookalikes import lookalikes, number_line, renamed

NUMBERS = [
    ["1,5", "2,25", "?", "3,0", "4,0", "5,0", "6,5"],
    ["1 234,5", "2 000", "12", "7", "8"],
    ["1\u202f234", "2\u00a0000", "12", "7"],
    ["12 kg", "13 kg", "14kg", "15 kg"],
    ["12,5 %", "3 %", "1 %"],
    ["1,234.5", "2,000", "3,000"],
    ["1.234,5", "2.000,25", "3,5"],
    ["1'234", "2'000", "5"],
    [" 1", "2 ", "3"],
]


@pytest.mark.parametrize("texts", NUMBERS, ids=lambda texts: texts[0])
@pytest.mark.parametrize("dtype", [object, "str"])
def test_the_line_makes_the_numbers_that_were_seen(texts, dtype):
    frame = pd.DataFrame({'a"b': pd.Series(texts, dtype=dtype)})
    column = read_attribute(frame['a"b'])
    exec(number_line(column), {"pd": pd, "frame": frame})  # noqa: S102 — the line is what is tested
    np.testing.assert_array_equal(frame['a"b'].to_numpy(dtype=float), column.floats)


@pytest.mark.parametrize(
    "texts", [["12/03/2024", "25/04/2024"], ["2024-03-12", "2024-04-25"], ["12 March 2024", "25 April 2024"]]
)
def test_the_line_makes_the_dates(texts):
    frame = pd.DataFrame({"d": texts})
    (note,) = lookalikes(frame)
    assert note["code"] == "looks_like_dates"
    exec(note["line"], {"pd": pd, "frame": frame})  # noqa: S102 — the line is what is tested
    assert frame["d"].tolist() == [pd.Timestamp("2024-03-12"), pd.Timestamp("2024-04-25")]


def test_months_in_french_have_no_line():
    (note,) = lookalikes(pd.DataFrame({"d": ["12 août 2024", "25 février 2024"]}))
    assert note["line"] == ""


def test_the_day_and_the_month_may_be_exchanged():
    (note,) = lookalikes(pd.DataFrame({"d": ["03/04/2024", "05/06/2024"]}))
    assert (note["format"], note["others"]) == ("%d/%m/%Y", ["%m/%d/%Y"])


def test_the_lines_open_what_is_nested():
    frame = pd.DataFrame({"ID": [1, 2], "place": [{"town": "Lyon"}, {"town": "Paris"}], "visits": [[1, 2], [3]]})
    names = {"pd": pd, "frame": frame}
    for note in lookalikes(frame):
        exec(note["line"], names)  # noqa: S102 — the line is what is tested
    assert names["frame"].columns.tolist() == ["ID", "visits", "place.town"]
    assert names["frame"]["place.town"].tolist() == ["Lyon", "Lyon", "Paris"]


def test_texts_and_what_is_kept_text_are_left_alone():
    frame = pd.DataFrame({"nom": ["Zoé", "Léo"], "cp": ["01000", "75001"], "n": ["1", "2"], "vide": [None, None]})
    assert lookalikes(frame, {"n"}) == []
    assert [note["column"] for note in lookalikes(frame)] == ["n"]


def test_of_many_columns_the_first_are_told():
    frame = pd.DataFrame({f"c{i}": ["1,5", "2,5"] for i in range(30)})
    notes = lookalikes(frame)
    assert len(notes) == 9
    assert notes[-1] == {"code": "more", "of": "looks_like_numbers", "n": 22}


def test_names_that_pandas_made_are_told():
    frame = pd.DataFrame([[1, 2, 3, 4]], columns=["a", "a.1", "Unnamed: 2", " b"])
    assert [note["code"] for note in renamed(frame, ["a", "a", "", " b"])] == ["renamed", "unnamed", "blanks_in_names"]
    assert renamed(pd.DataFrame({"a.1": [1], "a": [2]}), ["a.1", "a"]) == []
