import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_toolkit._core.compute.meaning.numbers import are_codes, is_plain, read_numbers


def read(*texts):
    return read_numbers(texts).values.tolist()


@pytest.mark.parametrize(
    ("texts", "values"),
    [
        (["1", "-2.5", "+3", "1e3", ".5", "4."], [1, -2.5, 3, 1000, 0.5, 4]),
        (["24,5", "1", "-0,25"], [24.5, 1, -0.25]),
        (["1 234", "12 345,5", "900"], [1234, 12345.5, 900]),
        (["1\u202f234", "2\u00a0000", "3\u2009000"], [1234, 2000, 3000]),
        (["1'234", "12’000"], [1234, 12000]),
        (["1.234.567", "1.234", "12"], [1234567, 1234, 12]),
        (["1.234,50", "2"], [1234.5, 2]),
        (["1.234", "2.5"], [1.234, 2.5]),
        (["1,234", "12,000"], [1234, 12000]),
        (["1,234", "12,5"], [1.234, 12.5]),
        (["0,123", "0,567"], [0.123, 0.567]),
        (["1,234.5", "3"], [1234.5, 3]),
        (["12 kg", "13kg", "14.5 KG"], [12, 13, 14.5]),
        (["12 %", "3,5%"], [12, 3.5]),
        (["12 €", "€13", "$1,200.50"], [12, 13, 1200.5]),
        (["37 °C", "38,5°C"], [37, 38.5]),
        (["5.3 mmol/L", "240 mg/dL", "22 kg/m²", "60 m2"], [5.3, 240, 22, 60]),
        (["3 enfants", "1 enfant", "2 enfants"], [3, 1, 2]),
        (["−5", " 7 "], [-5, 7]),
    ],
)
def test_numbers_are_read_as_they_were_meant(texts, values):
    assert read(*texts) == pytest.approx(values)


@pytest.mark.parametrize(
    "texts",
    [
        ["12A", "13B"], ["1990s"], ["3e", "1er"], ["12M"], ["<5", ">90"], ["~3"], ["1.2.3"], ["10-20"], ["12:30"],
        ["12h30"], ["abc"], [""], ["1_000"], ["0x10"], ["nan"], ["inf"], ["12 mars", "13 mars"],
        ["3 chats", "2 chiens"],
        ["06 12 34 56 78"], ["1 23"], ["--5"], ["5-"], ["1,2,3"], ["5'11\""], ["=1+1"], ["\x00"], ["\ud800"],
    ],
)  # fmt: skip
def test_what_is_no_number_is_not_read(texts):
    assert np.isnan(read(*texts)).all()


def test_the_signs_that_were_met_are_told():
    reading = read_numbers(["1 234,5", "12 kg", "x"])
    assert (reading.decimals, reading.thousands, reading.units) == ({","}, {" "}, {"kg"})
    assert reading.n_read == 2
    assert not reading.is_ambiguous
    assert read_numbers(["1,234"]).is_ambiguous
    assert not read_numbers(["1,234", "1,234,567"]).is_ambiguous


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_what_python_writes_is_read_back(value):
    assert read(repr(value)) == [value]


@given(st.lists(st.text(max_size=20), max_size=5))
def test_any_texts_are_read_or_not(texts):
    assert len(read(*texts)) == len(texts)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["007", "012", "113"], True),
        (["75001", "01000", "13002"], True),
        (["0612345678", "0712345678"], True),
        (["+33612345678", "+33712345678"], True),
        (["4970123456789012"], True),
        (["185057800608436", "285057800608411"], True),
        (["120000000000", "5"], False),
        (["1", "2", "3", "04", "4"], False),
        (["1", "10", "100"], False),
        (["0", "1"], False),
        (["0.5", "00.5"], False),
        (["+5", "-3", "7"], False),
        (["1", "2", "33", *map(str, range(100, 200)), "07"], False),
        ([], False),
        (["a", "01"], True),
        (["a", "b", "01"], False),
    ],
)
def test_digits_that_name_something_are_no_numbers(texts, expected):
    assert are_codes(texts) == expected


@pytest.mark.parametrize(("text", "expected"), [("1", True), (" -2.5e3 ", True), ("1,5", False), ("", False)])
def test_a_plain_number_is_what_python_writes(text, expected):
    assert is_plain(text) == expected
