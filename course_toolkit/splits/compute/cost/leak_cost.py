"""Leaky against honest: each leak mended, both arms fitted again with the same seeds, the difference and its noise."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from course_toolkit._core.compute.guard.choices import check_count
from course_toolkit._core.compute.guard.wording import explain
from course_toolkit._core.compute.html import table_html
from course_toolkit._core.compute.progress import progress
from course_toolkit._core.words import _
from course_toolkit.splits.compute.cost.models import DEFAULT_SCORING, attributes_of, named_estimators, score_model
from course_toolkit.splits.compute.finding import SplitFinding
from course_toolkit.splits.compute.repairs.repaired import STEPS, mend
from course_toolkit.splits.compute.repairs.step import resplit
from course_toolkit.splits.compute.sealing.sealed_score import check_scoring_name
from course_toolkit.splits.compute.tables.sets import Sets

#: Each repetition learns from this share of the training rows, so that luck can be seen.
TRAIN_SHARE = 0.9
#: What is learned from at most: the lesson is the difference, and it shows on fewer rows too.
MOST_ROWS = 20_000
#: A difference within this many standard errors of zero is called noise.
N_STANDARD_ERRORS = 2


@dataclass(frozen=True)
class CostOfLeak:
    """What one leak costs one model: the scores of both arms, one for each seed.

    Attributes
    ----------
    finding : SplitFinding
    model : str
    leaky, honest : array of shape (n_repeats,)
        Paired: the same seed, the same share of training rows.
    std_error : float
        Of the mean difference, corrected for training sets that overlap.
    """

    finding: SplitFinding
    model: str
    leaky: NDArray[np.float64]
    honest: NDArray[np.float64]
    std_error: float

    @property
    def difference(self) -> NDArray[np.float64]:
        """By how much the leak flatters, for each seed; negative where it makes the score look worse."""
        return self.leaky - self.honest

    @property
    def inside_noise(self) -> bool:
        """Whether luck alone would explain the difference."""
        return bool(abs(self.difference.mean()) <= N_STANDARD_ERRORS * self.std_error)


@dataclass(frozen=True, repr=False)
class LeakCost:
    """What the leaks of a split cost several models.

    Attributes
    ----------
    costs : tuple of CostOfLeak
    scoring : str
    not_repaired : tuple of SplitFinding
        Findings whose honest arm cannot be made: nothing mends them, or something was not declared.
    """

    costs: tuple[CostOfLeak, ...]
    scoring: str
    not_repaired: tuple[SplitFinding, ...]

    def __repr__(self) -> str:
        return f"{self.scoring}\n{self.frame().round(3).to_string()}"

    def _repr_html_(self) -> str:
        return table_html(self.frame())

    def frame(self) -> pd.DataFrame:
        """Return a row for each leak and model: leaky and honest score and their difference, as mean and std."""
        return pd.DataFrame(
            [
                {
                    "code": one.finding.code,
                    "model": one.model,
                    **_mean_and_std("leaky", one.leaky),
                    **_mean_and_std("honest", one.honest),
                    **_mean_and_std("difference", one.difference),
                    "inside_noise": one.inside_noise,
                }
                for one in self.costs
            ],
            columns=[
                "code", "model", "leaky_mean", "leaky_std", "honest_mean", "honest_std", "difference_mean",
                "difference_std", "inside_noise",
            ],
        )  # fmt: skip


def measure_cost(
    sets: Sets,
    findings: Collection[SplitFinding],
    estimators: Any = None,
    *,
    n_repeats: int = 10,
    scoring: Any = None,
    random_state: int = 0,
) -> LeakCost:
    """Fit each model on both arms of each leak, with the same seeds."""
    if sets.target is None:
        raise explain(
            _("The cost of a leak is a difference of scores: every set must have its label."),
            _("Some set has none."),
            _("Name the column in check_split(..., label=...)."),
        )
    check_scoring_name(scoring)
    check_count(n_repeats, name="n_repeats", minimum=2)
    models, first_seed = (
        named_estimators(estimators, sets.task),
        check_count(random_state, name="random_state", minimum=0),
    )
    seeds = range(first_seed, first_seed + n_repeats)
    trial = Trial(sets, models, DEFAULT_SCORING[sets.task] if scoring is None else scoring)
    costs: list[CostOfLeak] = []
    not_repaired = []
    for finding in findings:
        scores = trial.run(finding, seeds)
        if scores is None:
            not_repaired.append(finding)
        else:
            costs += [
                CostOfLeak(finding, name, both[:, 0], both[:, 1], trial.std_error(both, judge_of(finding)))
                for name, both in scores.items()
            ]
    return LeakCost(tuple(costs), str(trial.scoring), tuple(not_repaired))


@dataclass(frozen=True)
class Trial:
    """The experiment that is made for each leak: the sets, the models, how they are scored."""

    sets: Sets
    models: Mapping[str, Any]
    scoring: Any

    def run(self, finding: SplitFinding, seeds: Sequence[int]) -> dict[str, NDArray[np.float64]] | None:
        """Return the scores of each model, shape (n_repeats, 2): leaky and honest; None where nothing mends it."""
        scores: dict[str, list[list[float]]] = {name: [] for name in self.models}
        for seed in progress(seeds):
            arms = self._arms(finding, seed)
            if arms is None:
                return None
            for name, model in self.models.items():
                scores[name].append([self._score(model, arm, judge_of(finding), seed) for arm in arms])
        return {name: np.array(both) for name, both in scores.items()}

    def std_error(self, scores: NDArray[np.float64], judge: str = "test") -> float:
        """Return the standard error of the mean difference, corrected for training sets that overlap.

        References
        ----------
        C. Nadeau and Y. Bengio, Inference for the generalization error, Machine Learning 52, 239–281, 2003.
        https://doi.org/10.1023/A:1024068626366
        """
        difference = scores[:, 0] - scores[:, 1]
        n_train, n_judging = len(self.sets.frames["train"]), len(self.sets.frames[judge])
        return float(np.sqrt((1 / len(difference) + n_judging / n_train) * difference.var(ddof=1)))

    def _arms(self, finding: SplitFinding, seed: int) -> tuple[Sets, Sets] | None:
        """Return the sets with the leak and the sets without it; where rows change sides, both are split anew."""
        sets = self.sets
        honest = mend(sets, finding, seed)
        if honest is None:
            return None
        if STEPS[finding.repair].resplits:
            frames = resplit(pd.concat(sets.frames.values()), sets.sizes, sets.label, seed)
            return Sets(frames, sets.label, sets.declared, sets.task_told), honest
        return sets, honest

    def _score(self, model: Any, arm: Sets, judge: str, seed: int) -> float:
        columns = [*attributes_of(arm), arm.label]
        train, test = (arm.frames[key][columns].dropna(subset=[arm.label]) for key in ("train", judge))
        drawn = train.sample(min(round(TRAIN_SHARE * len(train)), MOST_ROWS), random_state=seed)
        return score_model(model, drawn, test, label=arm.label, scoring=self.scoring, seed=seed)


def judge_of(finding: SplitFinding) -> str:
    """Return the set whose score the leak flatters."""
    return finding.sets[-1] if finding.sets[-1] != "train" else "test"


def _mean_and_std(name: str, values: NDArray[np.float64]) -> dict[str, float]:
    return {f"{name}_mean": float(values.mean()), f"{name}_std": float(values.std(ddof=1))}
