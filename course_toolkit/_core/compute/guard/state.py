"""Checks of an explorer's state: what a control, or a line of code, may set."""

import math
from collections.abc import Hashable, Sequence
from numbers import Real
from reprlib import repr as short_repr

from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.words import _, format_number


def check_state_number(value: object, *, name: str, minimum: float = -math.inf, maximum: float = math.inf) -> float:
    """Return a number within bounds; a boolean, a text or NaN is none."""
    if not isinstance(value, Real) or isinstance(value, bool) or math.isnan(value):
        raise CourseError(
            _(
                "{name} must be a number.\n{value} came instead, of type {kind}.\nWrite for example: explorer.{name} = 0.5",
                name=name,
                value=short_repr(value),
                kind=type(value).__name__,
            )
        )
    if not minimum <= value <= maximum:
        raise CourseError(
            _(
                "{name} must be {bounds}.\n{value} came instead.\nThe last good value stays.",
                name=name,
                bounds=_bounds(minimum, maximum),
                value=short_repr(value),
            )
        )
    return float(value)


def check_state_choice(value: Hashable, *, name: str, choices: Sequence[Hashable]) -> Hashable:
    """Return the choice that equals the value; the choices may be of any kind, None among them."""
    for choice in choices:
        # True == 1 in Python, yet a class True and a class 1 are written differently: the known one is returned.
        if value is choice or (value is not None and value == choice):
            return choice
    raise CourseError(
        _(
            "{name} must be one of: {choices}.\n{value} came instead.\nThe last good value stays.",
            name=name,
            choices=", ".join(short_repr(choice) for choice in choices),
            value=short_repr(value),
        )
    )


def _bounds(minimum: float, maximum: float) -> str:
    if math.isinf(maximum):
        return _("at least {minimum}", minimum=format_number(minimum, 0))
    return _("between {minimum} and {maximum}", minimum=format_number(minimum, 0), maximum=format_number(maximum, 0))
