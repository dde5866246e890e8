from course_toolkit.first_look.compute.reading.dialect import Dialect
from course_toolkit.first_look.compute.reading.layout import guess_layout
from course_toolkit.first_look.compute.reading.marks import Marks
from course_toolkit.first_look.compute.reading.options import Options


def dialect(text, marks=None, encoding="utf-8", **options):
    return Dialect(encoding, guess_layout(text, sep=None, skiprows=None), marks or Marks(), Options(**options))


def test_pandas_is_told_nothing_that_it_does_by_itself():
    assert dialect("a,b\n1,2\n").arguments == {}


def test_pandas_is_told_what_differs():
    arguments = dialect("a;b\n1;2\n", Marks(",", " ", shielded=("tel",)), "cp1252", missing=("?",)).arguments
    assert arguments == {
        "sep": ";", "decimal": ",", "thousands": " ", "encoding": "cp1252", "dtype": {"tel": str}, "na_values": ["?"],
    }  # fmt: skip


def test_signs_that_the_fast_parser_does_not_know_need_the_slow_one():
    assert dialect("a;b\n1;2\n", Marks(",", "\u202f")).arguments["engine"] == "python"


def test_cells_are_read_raw_in_the_same_rows():
    assert dialect("a;b\n1;2\n", Marks(","), ragged="skip").raw_arguments == {
        "sep": ";", "on_bad_lines": "skip", "header": None, "dtype": object, "na_filter": False,
    }  # fmt: skip
