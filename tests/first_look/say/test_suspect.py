"""What is said of a suspicion: first what is seen, then what may lie behind it, then what was decided."""

from course_toolkit.first_look.compute.deciding import Decided
from course_toolkit.first_look.compute.finding import AuditFinding, Decision
from course_toolkit.first_look.say.suspect import code_to_look, say_progress, say_suspect

FINDING = AuditFinding(
    code="odd", severity="question", title="It is odd.", why="It misleads.", columns=("a",), rows=tuple(range(20))
)


def test_a_student_is_asked_first(language):
    words = say_suspect(FINDING, None, revealed=False)
    assert words.startswith("It is odd.")
    assert "misleads" not in words
    assert {"en": "What do you see", "fr": "Que voyez-vous"}[language] in words


def test_why_it_matters_comes_with_the_hypotheses():
    assert "It misleads." in say_suspect(FINDING, None, revealed=True)


def test_a_decision_without_a_reason_is_asked_for_one():
    decision = Decision("drop", "so")
    assert "reason" in say_suspect(FINDING, Decided(FINDING, decision), revealed=False)
    assert "drop – typo" in say_suspect(FINDING, Decided(FINDING, decision, "typo"), revealed=False)


def test_progress_is_counted():
    assert say_progress(1, 3) == "1 of 3 suspicions is decided."
    assert "Everything is decided" in say_progress(3, 3)
    assert "no proof" in say_progress(0, 0)


def test_the_line_to_look_at_it():
    assert code_to_look(FINDING) == "frame.loc[[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]]"
    assert code_to_look(AuditFinding(code="o", severity="error", title="", columns=("a",))).startswith(
        "frame['a'].value"
    )
    assert "describe" in code_to_look(AuditFinding(code="o", severity="error", title="", columns=("a", "b")))
    assert code_to_look(AuditFinding(code="o", severity="error", title="")) == "frame.info()"
