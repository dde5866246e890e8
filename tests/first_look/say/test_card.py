"""The card under the picture: nothing of the data is HTML, hypotheses come when they are asked for."""

from course_toolkit._core.compute.steps import DropColumns
from course_toolkit.first_look.compute.deciding import Decided
from course_toolkit.first_look.compute.finding import AuditFinding, Decision
from course_toolkit.first_look.say.card import card_html

HOSTILE = "<script>alert(1)</script>"
DECISION = Decision("drop", HOSTILE, DropColumns((HOSTILE,)))
FINDING = AuditFinding(
    code="odd", severity="question", title=HOSTILE, why=HOSTILE, columns=(HOSTILE,), hypotheses=(HOSTILE, "chance"),
    fixes=(DECISION.code(),), question=HOSTILE, decisions=(DECISION,),
)  # fmt: skip


def test_nothing_of_the_data_is_html():
    for revealed in (False, True):
        assert HOSTILE not in card_html(FINDING, Decided(FINDING, DECISION, HOSTILE), revealed=revealed)


def test_hypotheses_and_fixes_wait_until_they_are_asked_for():
    assert "chance" not in card_html(FINDING, None, revealed=False)
    assert "drop(columns" not in card_html(FINDING, None, revealed=False)
    assert "chance" in card_html(FINDING, None, revealed=True)


def test_a_decision_shows_its_line():
    assert "drop(columns" in card_html(FINDING, Decided(FINDING, DECISION), revealed=False)
