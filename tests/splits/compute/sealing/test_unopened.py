"""A sealed test set is checked, but neither scored nor handed out before it is opened."""

import pytest
from sklearn.neighbors import KNeighborsClassifier

from course_toolkit._core.compute.errors import CourseError
from course_toolkit.datasets import load_wine
from course_toolkit.splits.compute.check import check_split
from course_toolkit.splits.compute.sealing.splitter import split
from course_toolkit.splits.explore.checker import SplitLeakChecker


@pytest.fixture
def three():
    return split(load_wine(), label="target", random_state=0)


@pytest.fixture
def model(three):
    return KNeighborsClassifier().fit(three.train.X, three.train.y)


@pytest.mark.parametrize("ask", ["rescore", "cost", "repair"])
def test_nothing_is_scored_under_the_seal(three, model, ask):
    report = check_split(three)
    with pytest.raises(CourseError, match="sealed"):
        {"rescore": lambda: report.rescore(model), "cost": report.cost, "repair": report.repair}[ask]()
    assert three.openings == ()


def test_once_opened_the_same_score_is_told(three, model):
    report = check_split(three)
    final = three.score(model, reason="final")
    assert report.rescore(model).claimed == pytest.approx(float(final))


def test_the_checker_measures_nothing_under_the_seal(three):
    checker = SplitLeakChecker(three)
    if checker.findings and checker.finding.repair:
        with pytest.raises(CourseError, match="sealed"):
            checker.mended = True
    assert three.openings == ()
