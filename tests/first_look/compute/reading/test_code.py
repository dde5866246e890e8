import pytest

from course_toolkit.first_look.compute.reading.code import argument, call, quoted


@pytest.mark.parametrize("text", ["a", 'a"b', "a'b", "a\\b", "\u202f", "\t", "\n", "", "'\"", "é"])
def test_a_text_gives_itself_back(text):
    assert eval(quoted(text)) == text  # noqa: S307 — the code is what is tested


@pytest.mark.parametrize("value", [str, None, False, 3, 1.5, ["?", 999], {"tel": str}, {'a"b': [1]}, "x"])
def test_an_argument_gives_itself_back(value):
    assert eval(argument(value)) == value  # noqa: S307 — the code is what is tested


def test_a_call_is_what_people_type():
    code = call("pd.read_csv", quoted("sante.csv"), {"sep": ";", "decimal": ",", "encoding": "cp1252"})
    assert code == 'pd.read_csv("sante.csv", sep=";", decimal=",", encoding="cp1252")'
