"""Findings of an audit: decisions with their lines, hashable, compared by what they say."""

import ast

import numpy as np
from IPython.lib.pretty import pretty

from course_toolkit._core.compute.steps import DropColumns
from course_toolkit.first_look.compute.finding import ACTIONS, AuditFinding, Decision, Suspicion


def test_a_decision_is_its_line_and_keeping_is_a_comment():
    assert Decision("drop", "away with it", DropColumns(("a",))).code("table") == 'table = table.drop(columns=["a"])'
    assert Decision("keep", "as it is").code() == "# as it is"


def test_words_never_become_code():
    code = Decision("keep", "as it is\nimport os\r\x0c os.remove('x')").code()
    assert ast.parse(code).body == []


def test_findings_go_into_sets_and_positions_do_not_count():
    one, other = (
        AuditFinding(code="odd", severity="question", title="t", rows=(1,), positions=np.array([place]))
        for place in (1, 2)
    )
    assert one == other
    assert len({one, other}) == 1


def test_a_notebook_shows_its_card_as_text_too():
    found = AuditFinding(code="odd", severity="question", title="t", positions=np.array([1]))
    assert pretty(found) == str(found)
    assert pretty(found).startswith("Question [odd]: t")


def test_it_points_at_its_guide():
    assert AuditFinding(code="odd", severity="question", title="t").guide == "01-lire-et-regarder"


def test_a_suspicion_of_columns_names_no_row():
    suspicion = Suspicion(code="odd", severity="question", columns=("a",), wording=lambda: None)
    assert len(suspicion.positions) == 0
    assert suspicion.explains


def test_there_are_four_things_to_decide():
    assert list(ACTIONS) == ["keep", "correct", "set_missing", "drop"]
