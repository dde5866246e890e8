import pytest

import course_toolkit as ct
from course_toolkit.first_look.compute.reading.options import Options, check_options


def test_what_is_given_is_known():
    options = check_options({"sep": ";", "missing": "?", "header": None, "text": ["a", "b"]})
    assert options == Options(sep=";", missing=("?",), header=None, text=("a", "b"))
    assert options.given == {"sep", "missing", "header", "text"}
    assert check_options({}).given == set()


@pytest.mark.parametrize(
    "options",
    [{"decimal": ",,"}, {"thousands": 3}, {"skiprows": -1}, {"skiprows": "2"}, {"missing": [None]},
     {"missing": object()}, {"ragged": "drop"}, {"sep": 3}, {"encoding": 8}, {"query": ["a"]},
     {"header": 1}, {"header": True}, {"header": "x"}, {"header": [0, 1]}, {"sep": ""}],
    ids=str,
)  # fmt: skip
def test_what_cannot_be_is_refused(options):
    with pytest.raises(ct.CourseError, match=next(iter(options))):
        check_options(options)


def test_an_argument_for_another_kind_of_file_is_refused():
    with pytest.raises(ct.CourseError, match="sep came for a file of the kind excel"):
        Options(sep=";").for_kind("excel")
    assert Options(sep=";").for_kind("csv") == Options(sep=";")
