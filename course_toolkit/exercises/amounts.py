"""A number of any size that is asked for, and the slips that lead to another one."""

from dataclasses import dataclass

from course_toolkit._core.words import _, format_value
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
        slips = [slip for slip in self.slips if abs(answer - slip.value) <= self.tolerance]
        if slips:
            return _(slips[0].message)
        return _("{answer} is not what these lines give: run them again, and read their output.",
                 answer=format_value(answer))  # fmt: skip
