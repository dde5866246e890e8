import pytest

from course_toolkit.first_look.compute.reading.layout import guess_layout
from course_toolkit.first_look.compute.reading.marks import guess_marks
from course_toolkit.first_look.compute.reading.options import Options


def marks(cells, sep=";", **options):
    text = f"x{sep}b\n" + "".join(f"{cell}{sep}t\n" for cell in cells)
    return guess_marks(guess_layout(text, sep=sep, skiprows=None), Options(**options))


@pytest.mark.parametrize(
    ("cells", "decimal", "thousands"),
    [
        (["1,5", "2,25"], ",", None),
        (["1.5", "2.25"], ".", None),
        (["1 234,5", "2 000"], ",", " "),
        (["1 234", "2 000"], ".", " "),
        (["1\u202f234,5", "12"], ",", "\u202f"),
        (["1.234,5", "2,25"], ",", "."),
        (["1'234.5", "2"], ".", "'"),
        (["NULL", "", "1,5"], ",", None),
        (["a", "b,c"], ".", None),
        (["12.03.2024", "13.03.2024"], ".", None),
        (["1,5", "abc", "x"], ".", None),
    ],
)
def test_marks_are_told(cells, decimal, thousands):
    found = marks(cells)
    assert (found.decimal, found.thousands, found.ambiguous) == (decimal, thousands, None)


def test_three_digits_behind_a_comma_can_be_read_in_two_ways():
    found = marks(["1,234", "2,345"])
    assert (found.decimal, found.ambiguous) == (",", ("x", "1,234"))
    assert marks(["1,234", "2,345"], thousands=",").ambiguous is None
    tabs = marks(["1,234", "2,345"], sep="\t")
    assert (tabs.decimal, tabs.thousands, tabs.ambiguous) == (".", ",", ("x", "1,234"))
    assert marks(["1,234", "2,345"], sep="\t", decimal=",").thousands is None


def test_a_point_elsewhere_settles_it():
    found = guess_marks(guess_layout("x;y\n1,234;1.5\n2,345;2.5\n", sep=";", skiprows=None), Options())
    assert (found.decimal, found.thousands, found.ambiguous) == (".", ",", None)


def test_telephone_numbers_and_dates_are_shielded():
    text = "x;tel\n1 234,5;06 12 34 56 78\n2 000;06 55 44 33 22\n"
    assert guess_marks(guess_layout(text, sep=";", skiprows=None), Options()).shielded == ("tel",)
    text = "x;jour\n1.234,5;12.03.2024\n2.000,5;13.03.2024\n"
    assert guess_marks(guess_layout(text, sep=";", skiprows=None), Options()).shielded == ("jour",)
