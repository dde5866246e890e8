"""Thresholds, costs, targets and steps: single numbers."""

import math
from decimal import Decimal
from numbers import Integral, Real
from typing import Any, NoReturn

import numpy as np

from course_toolkit._core.compute.guard.columns import Floats, as_floats, check_column
from course_toolkit._core.compute.guard.wording import came, explain, show
from course_toolkit._core.words import _, format_count


def check_threshold(value: Any) -> float:
    """Return a threshold: any number, infinity included."""
    return _number(value, "threshold")


def check_thresholds(values: Any) -> Floats:
    """Return a column of thresholds: any numbers, infinity included."""
    thresholds = as_floats(check_column(values, name="thresholds"), "thresholds")
    undefined = np.isnan(thresholds)
    if undefined.any():
        raise explain(
            _("thresholds must be numbers."),
            _(
                "Missing or NaN: {n_bad} of {n}; the first at position {position}.",
                n_bad=format_count(int(np.count_nonzero(undefined))), n=format_count(len(thresholds)),
                position=int(np.argmax(undefined)),
            ),
            _("Leave them out: thresholds[np.isfinite(thresholds)]"),
        )  # fmt: skip
    return thresholds


def check_finite(value: Any, *, name: str) -> float:
    """Return a finite number."""
    number = _number(value, name)
    if math.isinf(number):
        _refuse(_("{name} must be a finite number.", name=name), value, _example(name))
    return number


def check_amount(value: Any, *, name: str) -> float:
    """Return a finite number from 0 up."""
    number = check_finite(value, name=name)
    if number < 0:
        _refuse(_("{name} must be 0 or more.", name=name), value, _("Only how large it is counts: leave the sign out."))
    return number


def check_position(value: Any, *, name: str, maximum: float) -> float:
    """Return a number from 0 to a maximum, both included."""
    number = _number(value, name)
    if not 0 <= number <= maximum:
        rule = _("{name} must lie between 0 and {maximum}.", name=name, maximum=format_count(maximum))
        _refuse(rule, value, _advise_position(number, name, maximum))
    return number


def check_step(value: Any) -> int:
    """Return a whole number of either sign."""
    if isinstance(value, bool) or not isinstance(value, Integral):
        raise TypeError(
            "\n".join([
                _("step must be a whole number."),
                came(value),
                _("Write step=1 for the next threshold above, step=-1 for the next one below."),
            ])
        )  # fmt: skip
    return int(value)


def refuse_unreachable_precision(target: float, *, best: float) -> NoReturn:
    """Refuse a precision that no threshold reaches."""
    reachable = math.floor(best * 1000) / 1000  # rounded down, so that asking for it succeeds
    raise explain(
        _("target must be a precision that some threshold reaches."),
        _("{target} came; the best that can be reached is {best}.", target=show(target), best=show(reachable)),
        _("Ask for less, for example target={best}, or look for a better model.", best=show(reachable)),
    )


def _number(value: Any, name: str) -> float:
    if type(value) is float and value == value:  # noqa: PLR0124 — nearly always; a slider should not wait for the rest
        return value
    if isinstance(value, np.ndarray) and value.ndim == 0:
        value = value.item()
    number = _as_float(value)
    if math.isnan(number):
        _refuse(_("{name} must be a number.", name=name), value, _advise_number(value, name))
    return number


def _as_float(value: Any) -> float:
    """Return any kind of number as a float; NaN if it is none."""
    is_number = isinstance(value, (Real, Decimal)) and not isinstance(value, bool)
    try:
        return float(value) if is_number else math.nan
    except OverflowError:  # a whole number beyond 1e308
        return math.inf if value > 0 else -math.inf


def _advise_number(value: Any, name: str) -> str:
    if isinstance(value, str):
        return _("Write it without quotes and with a decimal point: {name}=0.5", name=name)
    if isinstance(value, float):
        return _("NaN is the result of an undefined computation: look at where it comes from.")
    return _example(name)


def _advise_position(number: float, name: str, maximum: float) -> str:
    if maximum == 1 < number <= 100:
        return _("It is a share, not a percentage: write {name}={share}", name=name, share=show(number / 100))
    return _("Choose a number in this range.")


def _example(name: str) -> str:
    return _("Write for example {name}=0.5", name=name)


def _refuse(rule: str, value: object, advice: str) -> NoReturn:
    raise explain(rule, came(value), advice)
