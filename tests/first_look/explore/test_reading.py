import io

import pandas as pd
import pytest

import course_toolkit as ct
from course_toolkit.first_look.explore.reading import read_table
from course_toolkit.first_look.say.reading import say_reading


def test_it_returns_a_plain_table_and_says_what_it_did(capsys):
    frame = read_table(io.StringIO("a;b\n1,5;NULL\n"))
    assert type(frame) is pd.DataFrame
    assert capsys.readouterr().out == say_reading(frame) + "\n"


def test_it_can_be_quiet(capsys):
    read_table(io.StringIO("a,b\n1,2\n"), quiet=True)
    assert capsys.readouterr().out == ""


def test_every_argument_reaches_the_reader(tmp_path):
    (tmp_path / "t.csv").write_text("x\na;b;c\n1,5;?;007\n1'000;NULL;008\n1;2;3;4\n", encoding="cp1252")
    frame = read_table(
        tmp_path / "t.csv", sep=";", decimal=",", thousands="'", encoding="cp1252", skiprows=1, header=0, missing="?",
        not_missing="NULL", text="c", ragged="skip", quiet=True,
    )  # fmt: skip
    assert frame.to_dict("list") == {"a": [1.5, 1000], "b": [pytest.approx(float("nan"), nan_ok=True), "NULL"],
                                     "c": ["007", "008"]}  # fmt: skip


@pytest.mark.parametrize("options", [{"sheet": 0}, {"table": "a"}, {"query": "SELECT 1"}], ids=str)
def test_an_argument_of_another_kind_of_file_is_refused(options):
    with pytest.raises(ct.CourseError, match="for a file of the kind csv"):
        read_table(io.StringIO("a,b\n1,2\n"), **options)
