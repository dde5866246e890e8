"""A number of any size that is asked for, and the slips that lead to another one."""

import math
from dataclasses import dataclass

from course_toolkit._core.words import _, format_value, ngettext
from course_toolkit.exercises.answers import read_number
from course_toolkit.exercises.ratios import Slip


@dataclass(frozen=True)
class AmountPart:
    """Judge a number: right within the tolerance, one of the known slips, or wrong in another way."""

    label: str
    value: float
    slips: tuple[Slip, ...] = ()
    tolerance: float = 0.0

    read = staticmethod(read_number)

    @property
    def name(self) -> str:
        """Return what is asked for in the current language."""
        return _(self.label)

    def what_is_wrong(self, answer: float) -> str:
        """Name the slip behind a wrong number; nothing where it is right."""
        if abs(answer - self.value) <= self.tolerance:
            return ""
        return self._slip(answer) or self._nearly(answer) or _unknown(answer)

    def _slip(self, answer: float) -> str:
        """Return the words of the nearest slip that gives this number, if one does."""
        distances = {slip: abs(answer - slip.value) for slip in self.slips if math.isfinite(slip.value)}
        nearest = min(distances, key=distances.__getitem__, default=None)
        return _(nearest.message) if nearest is not None and distances[nearest] <= self.tolerance else ""

    def _nearly(self, answer: float) -> str:
        """Tell a right number that was rounded too far; whole numbers are asked for as they are."""
        if not self.tolerance:
            return ""
        n_digits = math.ceil(-math.log10(2 * self.tolerance))
        if answer not in [round(self.value, fewer) for fewer in range(1, n_digits)]:
            return ""
        return ngettext("Nearly: keep {n} decimal at least.", "Nearly: keep {n} decimals at least.", n_digits)


def _unknown(answer: float) -> str:
    return _(
        "{answer} is not what these lines give: run them again, and read their output.", answer=format_value(answer)
    )
