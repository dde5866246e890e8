import copy
import dataclasses
import pickle
import re

import numpy as np
import pandas as pd
import pytest

from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.compute.finding import Finding, findings_frame


def finding(**changes):
    given = {
        "code": "impossible-value",
        "severity": "error",
        "title": "A patient is 120 years old.",
        "columns": ("Age",),
        "rows": (9,),
        "evidence": {"max": 120, "mean": 47.9},
        "hypotheses": ("a typing error", "a code for an unknown age"),
        "fixes": ('frame.drop(index=9)\nframe["Age"].max()', "frame.dropna()"),
        "guide": "02-premiere-lecture",
    }
    return Finding(**given | changes)


def test_the_fields_are_these_and_no_others():
    names = [field.name for field in dataclasses.fields(Finding)]
    said = ["code", "severity", "title", "columns", "rows", "evidence", "hypotheses", "fixes", "guide"]
    assert names == [*said, "why", "examples"]


def test_code_severity_and_title_are_enough():
    bare = Finding(code="c", severity="question", title="Why?")
    assert (bare.columns, bare.rows, bare.evidence, bare.hypotheses, bare.fixes, bare.guide) == (
        (),
        (),
        {},
        (),
        (),
        None,
    )
    assert str(bare) == "Question [c]: Why?"


def test_it_is_frozen():
    with pytest.raises(dataclasses.FrozenInstanceError):
        finding().title = "another"


@pytest.mark.parametrize("severity", ["fatal", "Error", None])
def test_a_severity_is_one_of_three(severity):
    with pytest.raises(CourseError, match="severity must be one of: 'error', 'warning', 'question'"):
        finding(severity=severity)


def test_the_evidence_is_numbers():
    with pytest.raises(TypeError, match="evidence must be a dictionary of names and numbers"):
        finding(evidence={"max": "120"})


def test_lists_indexes_and_single_strings_become_tuples():
    made = finding(columns="Age", rows=pd.Index([3, 4]), hypotheses=["one"], fixes="line")
    assert made.columns == ("Age",)
    assert made.rows == (3, 4)
    assert made.hypotheses == ("one",)
    assert made.fixes == ("line",)


def test_the_evidence_is_a_copy():
    evidence = {"max": 120}
    made = finding(evidence=evidence)
    evidence["max"] = 0
    assert made.evidence == {"max": 120}


def test_equal_findings_are_one_in_a_set_and_evidence_tells_them_apart():
    assert finding() == finding()
    assert len({finding(), finding()}) == 1
    assert finding(evidence={"max": 121}) != finding()
    assert len({finding(evidence={"max": 121}), finding()}) == 2


def test_it_can_be_copied_pickled_and_replaced():
    made = finding()
    assert pickle.loads(pickle.dumps(made)) == made  # noqa: S301 — our own bytes
    assert copy.deepcopy(made) == made
    assert dataclasses.replace(made, severity="warning").severity == "warning"
    assert dataclasses.asdict(made)["evidence"] == {"max": 120, "mean": 47.9}


CARDS = {
    "en": """\
Error [impossible-value]: A patient is 120 years old.
  Column: Age
  1 row: 9
  Numbers: max = 120, mean = 47.900
  Guide: 02-premiere-lecture
  What may lie behind it:
    - a typing error
    - a code for an unknown age
  What to do:
    frame.drop(index=9)
    frame["Age"].max()
    frame.dropna()""",
    "fr": """\
Erreur [impossible-value] : A patient is 120 years old.
  Colonne\u202f: Age
  1 ligne\u202f: 9
  Nombres\u202f: max = 120, mean = 47,900
  Guide\u202f: 02-premiere-lecture
  Ce qui peut l’expliquer\u202f:
    - a typing error
    - a code for an unknown age
  Que faire\u202f:
    frame.drop(index=9)
    frame["Age"].max()
    frame.dropna()""",
}


def test_the_card_in_a_terminal(language):
    assert str(finding()) == CARDS[language]


def test_ipython_shows_the_card():
    from IPython.lib.pretty import pretty

    assert pretty(finding()) == CARDS["en"]


@pytest.mark.parametrize(
    ("severity", "word"), [("error", "Erreur"), ("warning", "Avertissement"), ("question", "Question")]
)
def test_severities_in_french(severity, word):
    from course_toolkit._core.words import set_language

    set_language("fr")
    assert str(finding(severity=severity)).startswith(f"{word} [")
    assert f"<strong>{word}</strong>" in finding(severity=severity)._repr_html_()


def test_many_rows_are_counted_and_the_first_shown():
    assert "\n  1,000 rows: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, …\n" in str(finding(rows=range(1000)))
    assert "\n  10 rows: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9\n" in str(finding(rows=range(10)))


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (3, "3"),
        (np.int64(1200), "1,200"),
        (0.5, "0.500"),
        (0.0000123, "0.0000123"),
        (4.51e-12, "4.5e-12"),
        (-0.002, "-0.00200"),
        (float("nan"), "—"),
        (float("inf"), "inf"),
        (True, "1"),
    ],
)
def test_numbers_are_readable_at_any_size(number, text):
    assert f"x = {text}\n" in str(finding(evidence={"x": number}))


HOSTILE = "<script>alert('x')</script>&\"\x1b[2J\u202e"


@pytest.mark.parametrize("field", ["code", "title", "columns", "rows", "hypotheses", "fixes", "guide", "evidence"])
def test_nothing_hostile_reaches_the_page_or_the_terminal(field):
    value = {"evidence": {HOSTILE: 1}, "columns": (HOSTILE,), "rows": (HOSTILE,)}.get(field, HOSTILE)
    made = finding(**{field: value})
    page = made._repr_html_()
    assert "&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt;&amp;&quot;" in page
    assert "<script" not in page
    for shown in (page, str(made)):
        assert "\x1b" not in shown
        assert "\u202e" not in shown
        assert r"\x1b[2J\u202e" in shown


def test_the_page_has_every_part_in_balanced_tags():
    page = finding()._repr_html_()
    for part in ("Age", "max = 120", "<li>a typing error</li>", "frame.dropna()", "02-premiere-lecture"):
        assert part in page
    opened, closed = re.findall(r"<(\w+)", page), re.findall(r"</(\w+)", page)
    assert sorted(opened) == sorted(closed)
    bare = Finding(code="c", severity="question", title="Why?")._repr_html_()
    assert "<ul>" not in bare
    assert "<pre>" not in bare


def test_french_spaces_and_accents_are_shown_as_they_are():
    assert "Âge\u202f: 120\xa0ans" in str(finding(title="Âge\u202f: 120\xa0ans"))


def test_several_findings_make_a_table():
    frame = findings_frame([finding(), finding(code="other", columns=("Age", 3), rows=(1, 2), guide=None)])
    assert list(frame.columns) == ["code", "severity", "title", "columns", "n_rows", "guide"]
    assert frame["code"].tolist() == ["impossible-value", "other"]
    assert frame["columns"].tolist() == ["Age", "Age, 3"]
    assert frame["n_rows"].tolist() == [1, 2]
    assert list(findings_frame([]).columns) == list(frame.columns)
    pd.testing.assert_frame_equal(finding().frame(), findings_frame([finding()]))


def test_why_it_matters_and_examples_stand_on_the_card():
    card = finding(
        why="The score counts it twice.", examples=pd.DataFrame({"Age": [41, 41]}, index=["train 3", "test 7"])
    )
    assert "  Why it matters: The score counts it twice." in str(card)
    assert "train 3   41" in str(card)
    assert "<td>41</td>" in card._repr_html_()


def test_an_empty_table_of_examples_shows_nothing():
    assert str(finding(examples=pd.DataFrame({"Age": []}))) == str(finding())


def test_examples_are_escaped_and_cannot_move_the_cursor():
    hostile = "<script>\x1b[2J"
    card = finding(examples=pd.DataFrame({hostile: [hostile]}, index=[hostile]))
    assert "\x1b" not in str(card) + card._repr_html_()
    assert "<script>" not in card._repr_html_()


def test_findings_are_compared_without_their_examples():
    assert finding(examples=pd.DataFrame({"a": [1]})) == finding(examples=pd.DataFrame({"a": [2]}))


def test_a_tuple_among_names_stays_one_name_and_is_made_printable():
    card = finding(examples=pd.DataFrame([[1, 2]], columns=pd.Index([("id", "\x1b[2J"), "y"], tupleize_cols=False)))
    assert "\x1b" not in str(card) + card._repr_html_()
    assert "id" in str(card)
    levels = pd.MultiIndex.from_tuples([("whose", "a"), ("whose", "b")])
    assert str(finding(examples=pd.DataFrame([[1, 2]], columns=levels))).count("whose") == 1
