import pytest

from course_toolkit.splits.compute.code.suspicion import CodeFinding, Suspicion, where
from course_toolkit.splits.compute.code.values import Place
from course_toolkit.splits.compute.finding import GUIDE


def suspicion(place):
    return Suspicion("test_reused", "error", place, lambda: "what.", lambda: "why.", ("fix()",), columns=("a",))


@pytest.mark.parametrize(
    ("cell", "title", "evidence"),
    [(None, "Line 3: what. (m.fit(X))", {"line": 3}), (2, "Cell 2, line 3: what. (m.fit(X))", {"line": 3, "cell": 2})],
)
def test_a_suspicion_becomes_a_finding_that_knows_its_place(cell, title, evidence):
    finding = suspicion(Place(cell, 3, "m.fit(X)")).word()
    assert isinstance(finding, CodeFinding)
    assert (finding.title, finding.evidence, finding.line, finding.cell) == (title, evidence, 3, cell)
    assert (finding.guide, finding.fixes, finding.columns) == (GUIDE, ("fix()",), ("a",))
    assert len({finding, suspicion(Place(cell, 3, "m.fit(X)")).word()}) == 1


def test_a_long_line_is_cut_in_the_title_alone():
    finding = suspicion(Place(None, 1, "x" * 500)).word()
    assert len(finding.title) < 120
    assert finding.excerpt == "x" * 500


def test_a_place_inside_a_sentence():
    assert where(Place(None, 3, "")) == "line 3"
    assert where(Place(2, 3, "")) == "cell 2, line 3"
