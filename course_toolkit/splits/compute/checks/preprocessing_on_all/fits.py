"""On which rows something may have been fitted: the sets together, or one that should never have been looked at."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from course_toolkit.splits.compute.tables.sets import ORDER


@dataclass(frozen=True)
class Fit:
    """The sets whose rows, taken together, something was fitted on."""

    keys: tuple[str, ...]

    @property
    def with_train(self) -> bool:
        """Whether the training rows were among them."""
        return "train" in self.keys

    @property
    def concerned(self) -> tuple[str, ...]:
        """The training set and the last of the sets that should not have been looked at."""
        return "train", self.keys[-1]


def wrong_fits(keys: Iterable[str]) -> list[Fit]:
    """Return every choice of sets other than the training set alone, the most usual mistakes first."""
    present = [key for key in ORDER if key in set(keys)]
    choices = [Fit(some) for n in range(len(present), 0, -1) for some in combinations(present, n)]
    return sorted((fit for fit in choices if fit.keys != ("train",)), key=lambda fit: not fit.with_train)
