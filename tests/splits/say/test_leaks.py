"""What is said of a leak and of its cost is what was measured."""

import numpy as np
import pytest

from course_toolkit.splits.compute.cost.leak_cost import CostOfLeak, LeakCost
from course_toolkit.splits.compute.cost.rescore import Rescored
from course_toolkit.splits.compute.finding import SplitFinding
from course_toolkit.splits.say.leaks import say_cost, say_costs, say_finding, say_rescored

FOUND = SplitFinding(code="group_overlap", severity="error", title="3 patients in both.", why="It remembers them.")


def cost(leaky, honest, std_error=0.01):
    return CostOfLeak(FOUND, "forest", np.array(leaky), np.array(honest), std_error)


def test_a_finding_is_said_with_its_reason():
    assert say_finding(FOUND) == "3 patients in both. It remembers them."


@pytest.mark.parametrize(
    ("leaky", "honest", "words"),
    [
        ([0.9, 1.0], [0.7, 0.8], "The leak flatters by 0.200."),
        ([0.7, 0.8], [0.9, 1.0], "The leak makes it look worse by 0.200."),
        ([0.9, 1.0], [0.9, 0.99], "The difference is inside the noise."),
    ],
)
def test_the_cost_is_said_as_mean_and_spread(leaky, honest, words):
    said = say_costs([cost(leaky, honest)])
    assert said.endswith(words)
    assert f"{np.mean(leaky):.3f} ± {np.std(leaky, ddof=1):.3f} claimed" in said
    assert f"{np.mean(honest):.3f} ± {np.std(honest, ddof=1):.3f} honest" in said


def test_what_was_not_measured_is_said():
    left = SplitFinding(code="test_too_small", severity="warning", title="t")
    said = say_cost(LeakCost((cost([0.9, 1.0], [0.7, 0.8]),), "accuracy", (left, left)))
    assert said.splitlines()[0].startswith("group_overlap — forest: 0.950 ± 0.071 claimed")
    assert said.splitlines()[1] == "Not measured, since no code mends it: test_too_small."


def test_no_leak_is_no_cost():
    assert say_cost(LeakCost((), "accuracy", ())) == "There is no leak to measure."


def test_scores_of_leaked_and_clean_rows_are_said_apart():
    scores = Rescored(0.874, 0.01, 1.0, 0.0, 0.84, 0.02, 1, 160, "accuracy")
    assert say_rescored(scores) == (
        "Claimed: 0.874. On the 1 row that leaked: 1.000; on the others: 0.840 ± 0.020."
    )  # fmt: skip


def test_no_leaked_row_is_said():
    scores = Rescored(0.9, 0.01, np.nan, np.nan, 0.9, 0.01, 0, 1600, "accuracy")
    assert say_rescored(scores) == "No single test row is known to have leaked: 0.900 ± 0.010 on all 1,600."


def test_both_languages_speak(language):
    said = say_cost(LeakCost((cost([0.9, 1.0], [0.7, 0.8]),), "accuracy", ()))
    assert ("0,950" in said) is (language == "fr")
