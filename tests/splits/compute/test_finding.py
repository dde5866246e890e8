import numpy as np
import pytest
from IPython.lib.pretty import pretty

from course_toolkit._core.compute.finding import Finding
from course_toolkit._core.words import set_language
from course_toolkit.splits.compute.finding import GUIDE, SET_NAMES, NotChecked, NotCheckedError, SplitFinding
from course_toolkit.splits.compute.tables.sets import ORDER


def finding(**known):
    return SplitFinding(**{"code": "exact_duplicates", "severity": "error", "title": "3 rows", **known})


def test_a_finding_is_about_training_and_test_rows_unless_told_otherwise():
    found = finding()
    assert isinstance(found, Finding)
    assert (found.sets, found.repair, found.guide) == (("train", "test"), "", GUIDE)
    assert dict(found.positions) == {}


def test_findings_are_compared_and_counted_without_their_rows():
    one, same = finding(positions={"test": np.array([1])}), finding(positions={"test": np.array([2, 3])})
    other = finding(sets=("train", "validation"))
    assert one == same
    assert len({one, same, other}) == 2


def test_a_notebook_shows_its_card_as_text_too():
    assert pretty(finding()) == str(finding())


def test_every_set_has_a_name_that_is_translated():
    assert set(SET_NAMES) == set(ORDER)


def test_why_a_check_was_not_made_is_said_in_the_language_of_the_moment():
    language = iter(["fr", "en"])
    error = NotCheckedError(lambda: next(language))
    assert [error.reason(), error.reason()] == ["fr", "en"]
    assert NotChecked("covariate_drift", error.reason).crashed is None
    with pytest.raises(TypeError):
        SplitFinding("exact_duplicates", "error", "3 rows")  # by name only: there are too many fields
    set_language("en")
