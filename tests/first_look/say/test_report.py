"""The report's words: findings by attribute, each with its number, its rows and what was decided."""

import pandas as pd

import course_toolkit as ct
from course_toolkit.first_look.compute.auditing import look_over
from course_toolkit.first_look.say.report import introduction, questions, sections_of, where


def test_findings_about_one_attribute_stand_under_it(explorer):
    sections = sections_of(explorer._audit, explorer.decided)
    assert [section.heading() for section in sections][:2] == ["The table as a whole", "Age"]
    assert [entry.number for section in sections for entry in section.entries] == [1, 2, 3]


def test_a_finding_without_a_question_asks_by_its_title(explorer):
    asked = dict(questions(sections_of(explorer._audit, {})))
    assert list(asked) == [1, 2, 3]
    assert asked[3].endswith("is odd.")


def test_the_introduction_counts(explorer):
    assert "60 rows and 4 attributes" in introduction(explorer._audit)[0]
    assert "3 points are unclear" in introduction(explorer._audit)[1]


def test_rows_are_named(explorer):
    assert where(explorer.findings[0]) == "2 rows: 7, 9"
    assert where(explorer.findings[2]) == ""


def test_every_question_of_the_list_names_what_it_is_about():
    ct.set_language("en")
    frame = pd.DataFrame({"age": [20.0, None, 31, 45] * 15, "size": [None, 1.7, 1.8, 1.6] * 15, "n": range(60)})
    found = look_over(frame)
    assert found.findings
    for section in sections_of(found, {}):
        for (_number, asked), entry in zip(questions([section]), section.entries, strict=True):
            assert not entry.finding.columns or any(str(name) in asked for name in entry.finding.columns)
    assert any(asked.startswith("age – ") for _number, asked in questions(sections_of(found, {})))
