"""A column as a formula of others: what it gives, how exactly it holds, how it reads."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from course_toolkit._core.words import _, format_number
from course_toolkit.first_look.compute.rules.relations.measures import Measures, step_of

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Form = Literal["sum", "product", "logarithm"]

#: Within so many half steps a formula holds; calendars and float64 need a little more than one.
TOLERANCE = 1.05
#: A value is broken that lies further off than so many tolerances.
BROKEN = 3.0
#: A number is one that people write (1, 10, 2.54 …) where it lies so near to it.
NEAR_ROUND = 2e-3
DAY_SECONDS = 86_400.0
YEAR_DAYS = 365.25
SIGNS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True)
class Formula:
    """How one column follows from others.

    ``sum``: constant + Σ weight × term; ``product``: constant × Π term ** weight; ``logarithm``: constant + weight ×
    log(term), of one term.
    """

    target: Hashable
    terms: tuple[Hashable, ...]
    weights: tuple[float, ...]
    constant: float
    form: Form
    shift: float = 0.0  # half a step, where values were cut off and not rounded

    @property
    def columns(self) -> tuple[Hashable, ...]:
        """All columns, the computed one first."""
        return (self.target, *self.terms)

    def predicted(self, measures: Measures) -> Floats:
        """Return what the formula gives for each row."""
        columns = [measures.column(name) for name in self.terms]
        with np.errstate(all="ignore"):
            if self.form == "product":
                parts = [column**weight for column, weight in zip(columns, self.weights, strict=True)]
                result = self.constant * np.prod(parts, axis=0)
            else:
                parts = [np.log(column) for column in columns] if self.form == "logarithm" else columns
                result = self.constant + sum(w * part for part, w in zip(parts, self.weights, strict=True))
        return np.where(np.isfinite(result), result, np.nan) - self.shift

    def tolerance(self, measures: Measures, predicted: Floats, *, own_rounding: bool = False) -> Floats:
        """Return how far rounding may take each row from the formula: that of all columns, or of the target alone."""
        half = step_of(measures.column(self.target)) / 2
        off = np.full(len(predicted), half)
        scale = np.nanmedian(np.abs(predicted)) if np.isfinite(predicted).any() else 0.0
        if own_rounding:
            return off * TOLERANCE + 1e-9 * scale
        with np.errstate(all="ignore"):
            for name, weight in zip(self.terms, self.weights, strict=True):
                column = measures.column(name)
                half_of_term = step_of(column) / 2
                relative = half_of_term / np.abs(column)
                by_form = {"sum": half_of_term, "product": relative * np.abs(predicted), "logarithm": relative}
                off = off + np.abs(weight) * by_form[self.form]
        return np.where(np.isfinite(off), off, np.nan) * TOLERANCE + 1e-9 * scale

    def solved_for(self, term: Hashable, measures: Measures) -> Floats:
        """Return what the formula gives for one of its terms, where all the others are right."""
        place = self.terms.index(term)
        weight, target = self.weights[place], measures.column(self.target) + self.shift
        with np.errstate(all="ignore"):
            if self.form == "product":
                rest = (self.predicted(measures) + self.shift) / measures.column(term) ** weight
                result = (target / rest) ** (1 / weight)
            elif self.form == "logarithm":
                result = np.exp((target - self.constant) / weight)
            else:
                rest = self.predicted(measures) + self.shift - weight * measures.column(term)
                result = (target - rest) / weight
        return np.where(np.isfinite(result), result, np.nan)

    def text(self, *, dates: Sequence[Hashable] = ()) -> str:
        """Write the right-hand side as people do."""
        if self.form == "logarithm":
            head = "" if self.weights[0] == 1 else f"{_number(self.weights[0])} × "
            tail = "" if self.constant == 0 else f" + {_number(self.constant)}"
            return f"{head}log({self.terms[0]}){tail}"
        return self._sum_text(dates) if self.form == "sum" else self._product_text()

    def _product_text(self) -> str:
        upper = [_power(name, weight) for name, weight in zip(self.terms, self.weights, strict=True) if weight > 0]
        lower = [_power(name, -weight) for name, weight in zip(self.terms, self.weights, strict=True) if weight < 0]
        factor = [] if self.constant == 1 else [_number(self.constant)]
        head = " × ".join([*upper, *factor]) or "1"
        return " / ".join([head, *lower])

    def _sum_text(self, dates: Sequence[Hashable]) -> str:
        if set(self.terms) <= {*dates} and dates:
            return self._date_text()
        parts = []
        for name, weight in sorted(zip(self.terms, self.weights, strict=True), key=lambda part: -part[1]):
            size = abs(weight) * (DAY_SECONDS if name in dates else 1.0)
            parts.append((weight, str(name) if _is_near(size, 1.0) else f"{_number(size)} × {name}"))
        if not _is_near(self.constant, 0.0):
            parts.append((self.constant, _number(abs(self.constant))))
        head = ("− " if parts[0][0] < 0 else "") + parts[0][1]
        return head + "".join(f" {'+' if weight > 0 else '−'} {text}" for weight, text in parts[1:])

    def _date_text(self) -> str:
        later = [str(name) for name, weight in zip(self.terms, self.weights, strict=True) if weight > 0]
        earlier = [str(name) for name, weight in zip(self.terms, self.weights, strict=True) if weight < 0]
        days = abs(self.weights[0]) * DAY_SECONDS
        unit = _("days") if _is_near(days, 1.0) else _("years") if _is_near(days * YEAR_DAYS, 1.0) else ""
        span = " − ".join([*(later or [_("a fixed day")]), *(earlier or [_("a fixed day")])])
        return _("{span}, in {unit}", span=span, unit=unit) if unit else f"{_number(days)} × ({span})"


def rounded(value: float) -> float:
    """Return the number that people would have written, where one lies near."""
    if value == 0 or not np.isfinite(value):
        return value
    for digits in (1, 2, 3):
        written = float(f"{value:.{digits - 1}e}")
        if abs(written - value) <= NEAR_ROUND * abs(value) / 10 ** (digits - 1):
            return written
    return value


def _is_near(value: float, aim: float) -> bool:
    return abs(value - aim) <= max(5 * NEAR_ROUND * abs(aim), 1e-9)


def _number(value: float) -> str:
    """Write a number with no more digits than it is worth."""
    if value != 0 and not 1e-3 <= abs(value) < 1e6:  # noqa: PLR2004 — what is written without powers of ten
        return f"{value:.4g}"
    text = f"{value:.5g}"
    return format_number(value, len(text.split(".")[1]) if "." in text else 0)


def _power(name: Hashable, weight: float) -> str:
    if weight == 1:
        return str(name)
    return f"√{name}" if weight == 0.5 else f"{name}{f'{weight:g}'.translate(SIGNS)}"  # noqa: PLR2004
