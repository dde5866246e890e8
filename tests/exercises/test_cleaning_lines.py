"""Each kind of defect that one line cleans is cleaned by it."""

import pytest

import course_toolkit as ct
from course_toolkit.datasets.defects import DEFECTS
from course_toolkit.exercises.cleaning_hunt import cleaning_hunt
from course_toolkit.exercises.cleaning_lines import LINES, listing_for


@pytest.mark.parametrize("seed", [0, 1])
@pytest.mark.parametrize("kind", LINES)
def test_each_line_is_judged_right(kind, seed, solve):
    sample = ct.make_sante(300, defects={kind: 10}, visit=DEFECTS[kind].of_visit, random_state=seed)
    assert cleaning_hunt(sample).check(sample.frame).outcome == "wrong"
    assert solve(cleaning_hunt(sample), sample=sample).outcome == "right"


def test_all_lines_together_are_judged_right(solve):
    sample = ct.make_sante(1000, defects=list(LINES), visit=True, random_state=0)
    assert solve(cleaning_hunt(sample), sample=sample).outcome == "right"


def test_what_no_line_cleans_is_named():
    lines = listing_for(ct.make_sante(100, defects=["flipped_labels", "wrong_unit"], random_state=0)).splitlines()
    assert lines[2].startswith("# flipped_labels: ct.AuditExplorer(")
    assert len(lines) == 4
