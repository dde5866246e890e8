"""Exercise 07-2: the threshold that costs least on the validation set."""

from dataclasses import dataclass
from typing import Any

from course_toolkit._core.words import N_, _, format_count, format_number
from course_toolkit.exercises.answers import read_number
from course_toolkit.exercises.exercise import Exercise, Words
from course_toolkit.exercises.ratios import TOLERANCE
from course_toolkit.threshold.compute import RankedScores, ThresholdOutcome, rank_scores

#: What the story says: a missed patient costs as much as ten needless examinations.
COST_FP = 1
COST_FN = 10
HABIT = 0.5
#: The cheapest threshold if every probability were exactly right.
THEORY = COST_FP / (COST_FP + COST_FN)

_LISTING = f"""\
best = ct.rank_scores(y_val, scores).best("cost", cost_fp={COST_FP}, cost_fn={COST_FN})
exercise_2.check(best.threshold)"""


def cheapest_threshold(y_true: Any, y_score: Any) -> Exercise:
    """Build the exercise from the student's own validation scores."""
    ranked = rank_scores(y_true, y_score)
    part = ThresholdPart(ranked)
    words = Words(_question, _hint, lambda: _solution(part.best), lambda: _moral(ranked, part.best))
    return Exercise("07-2", (part,), words, _LISTING)


@dataclass(frozen=True)
class ThresholdPart:
    """Judge a threshold by what it costs: every one that reaches the least cost is right."""

    ranked: RankedScores

    read = staticmethod(read_number)

    @property
    def name(self) -> str:
        """Return what is asked for in the current language."""
        return _("threshold")

    @property
    def best(self) -> ThresholdOutcome:
        """Return the cheapest outcome."""
        return self.ranked.best("cost", cost_fp=COST_FP, cost_fn=COST_FN)

    def what_is_wrong(self, answer: float) -> str:
        """Say what a threshold costs and which habit it came from; nothing where none is cheaper."""
        if not 0 <= answer <= 1:
            return _out_of_range(answer)
        outcome = self.ranked.at(answer)
        if _cost(outcome) <= _cost(self.best):
            return ""
        return f"{_bill(outcome)} {self._reason(answer, outcome)}"

    def _reason(self, answer: float, outcome: ThresholdOutcome) -> str:
        if answer == HABIT:
            return _("A cheaper threshold exists: 0.5 is a habit, nothing in the data or in the costs asks for it.")
        if abs(answer - THEORY) <= TOLERANCE:
            return _(_THEORY)
        for message, other in self._other_choices():
            if _same_decisions(outcome, other):
                return _(message)
        return self._other_column(answer) or self._direction(outcome)

    def _other_choices(self) -> list[tuple[str, ThresholdOutcome]]:
        exchanged = self.ranked.best("cost", cost_fp=COST_FN, cost_fn=COST_FP)
        return [(_EXCHANGED, exchanged), (_F1, self.ranked.best("f1")), (_YOUDEN, self.ranked.best("youden"))]

    def _other_column(self, answer: float) -> str:
        if _cost(self.ranked.at(1 - answer)) > _cost(self.best):
            return ""
        return _("Did you take predict_proba's column of class 0? Its probabilities are 1 minus those of class 1.")

    def _direction(self, outcome: ThresholdOutcome) -> str:
        if outcome.fn > self.best.fn:
            return _("A cheaper threshold exists: too many ill patients are missed here, at {cost} each.", cost=COST_FN)
        return _("A cheaper threshold exists: here the false alerts weigh more than the patients they save.")


_EXCHANGED = N_("The two costs are exchanged: a missed patient (FN) is expensive, a false alert (FP) is cheap.")
_THEORY = N_(
    "This is cost of FP / (cost of FP + cost of FN), the best threshold if the probabilities were exactly right; on "
    "this validation set another one is cheaper."
)
_F1 = N_("This is the threshold of the best F1: F1 does not know your costs.")
_YOUDEN = N_("This is the threshold of the best TPR − FPR (Youden): it does not know your costs.")


def _out_of_range(answer: float) -> str:
    if 1 < answer <= 100:
        return _(
            "These scores are probabilities: a threshold of {answer} looks like a percentage; give a share between "
            "0 and 1.",
            answer=format_number(answer, 1),
        )
    return _(
        "These scores are probabilities: a threshold lies between 0 and 1, and {answer} came.", answer=f"{answer:.3g}"
    )


def _cost(outcome: ThresholdOutcome) -> float:
    return COST_FP * outcome.fp + COST_FN * outcome.fn


def _same_decisions(one: ThresholdOutcome, other: ThresholdOutcome) -> bool:
    return (one.fp, one.fn) == (other.fp, other.fn)


def _bill(outcome: ThresholdOutcome) -> str:
    return _(
        "At {threshold}: {fn} FN × {cost_fn} + {fp} FP × {cost_fp} = {cost}.",
        threshold=format_number(outcome.threshold),
        fn=format_count(outcome.fn),
        fp=format_count(outcome.fp),
        cost_fn=COST_FN,
        cost_fp=COST_FP,
        cost=format_count(_cost(outcome)),
    )


def _question() -> str:
    return _(
        "A missed patient costs {cost_fn}, a false alert costs {cost_fp}. Which threshold costs least on the "
        "validation set?",
        cost_fn=COST_FN,
        cost_fp=COST_FP,
    )


def _hint() -> str:
    return _(
        "Give the explorer its two costs (explorer.cost_fp, explorer.cost_fn), then drag the cut: the cost is among "
        "the numbers. An FN is expensive: which way does the threshold move?"
    )


def _solution(best: ThresholdOutcome) -> str:
    return _("Every distinct score is tried, and the cheapest one kept.\n{bill}", bill=_bill(best))


def _moral(ranked: RankedScores, best: ThresholdOutcome) -> str:
    return _("{bill} At 0.5 it would be {habit}.", bill=_bill(best), habit=format_count(_cost(ranked.at(HABIT))))
