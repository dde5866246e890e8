import pandas as pd

import course_toolkit as ct
from course_toolkit.first_look.compute.looking import first_look
from course_toolkit.first_look.compute.looking.page import sections


def test_each_step_asks_a_question_and_shows_its_line(language):
    steps = list(sections(first_look(ct.load_sante(), label="malade")))
    assert [step.lines[0] for step in steps[:3]] == ["frame.head()", "frame.dtypes", "frame.describe()"]
    assert all("?" in step.question for step in steps)
    assert len(steps) == 4
    assert language in {"en", "fr"}


def test_without_a_label_no_classes_and_without_numbers_no_statistics():
    steps = list(sections(first_look(pd.DataFrame({"a": ["x"]}))))
    assert len(steps) == 2


def test_of_many_classes_the_missing_ones_stay():
    frame = pd.DataFrame({"y": [*range(50), *range(50), None]})
    step = list(sections(first_look(frame, label="y")))[-1]
    assert len(step.table) == 20
    assert step.table.index.isna().sum() == 1
    assert "31 values more are not shown." in step.left_out


def test_numbers_are_written_as_a_reader_writes_them():
    html = first_look(ct.load_sante())._repr_html_()
    assert "242300" in html
    assert "2.423e+05" not in html
    assert "NaN" in html
