"""A ratio between 0 and 1 that is asked for, and the slips that lead to another one."""

from dataclasses import dataclass

from course_toolkit._core.words import _, format_number
from course_toolkit.exercises.answers import read_number

#: An answer rounded to two decimals is right.
TOLERANCE = 0.005


@dataclass(frozen=True)
class Slip:
    """A typical mistake: the value it leads to, and the message that names it."""

    value: float
    message: str


@dataclass(frozen=True)
class RatioPart:
    """Judge a ratio: right, one of the known slips, or wrong in another way."""

    label: str
    value: float
    slips: tuple[Slip, ...]

    read = staticmethod(read_number)

    @property
    def name(self) -> str:
        """Return the ratio's name in the current language."""
        return _(self.label)

    def what_is_wrong(self, answer: float) -> str:
        """Name the slip behind a wrong ratio; nothing where it is right."""
        if abs(answer - self.value) <= TOLERANCE:
            return ""
        return out_of_range(answer) or self._slip(answer) or self._direction(answer)

    def _slip(self, answer: float) -> str:
        nearest = min(self.slips, key=lambda slip: abs(answer - slip.value), default=None)
        found = nearest is not None and abs(answer - nearest.value) <= TOLERANCE
        return _(nearest.message) if nearest is not None and found else ""

    def _direction(self, answer: float) -> str:
        if answer == round(self.value, 1):
            return _("Nearly: keep two decimals at least.")
        if answer > self.value:
            return _("{answer} is too large: count again, row by row.", answer=format_number(answer))
        return _("{answer} is too small: count again, row by row.", answer=format_number(answer))


def out_of_range(answer: float) -> str:
    """Say what a number is that is no share; nothing where it may be one."""
    if 1 < answer <= 100:
        return _("{answer} looks like a percentage: give a share between 0 and 1.", answer=format_number(answer, 1))
    if not 0 <= answer <= 1:
        return _("A share lies between 0 and 1, and {answer} came.", answer=f"{answer:.3g}")
    return ""
