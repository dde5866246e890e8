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
Form = Literal["sum", "product", "logarithm", "rate"]

#: Within so many half steps a formula holds; calendars and float64 need a little more than one.
TOLERANCE = 1.05
#: A value is broken that lies further off than so many tolerances.
BROKEN = 3.0
#: A number is one that people write (1, 10, 2.54 …) where it lies so near to it.
NEAR_ROUND = 2e-3
#: How near the factor of a decimal logarithm is fitted.
LOGARITHM = 2e-3
DAY_SECONDS = 86_400.0
YEAR_DAYS = 365.25
SIGNS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True)
class Formula:
    """How one column follows from others.

    ``sum``: constant + Σ weight × term; ``product``: constant × Π term ** weight; ``logarithm``: constant + weight ×
    log(term), of one term; ``rate``: constant × Π other terms × (1 + weight × last term).
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

    @property
    def n_odd(self) -> int:
        """How many of its numbers nobody would write down: they can only have been fitted."""
        odd = sum(not is_plain(weight) for weight in self.weights)
        if self.form == "sum" and not odd:
            return 0  # any distance will do between two that differ by one: 2004 less the year is an age
        return odd + (not is_plain(self.constant))

    def predicted(self, measures: Measures) -> Floats:
        """Return what the formula gives for each row."""
        with np.errstate(all="ignore"):
            parts = self._parts(measures)
            if self.form in {"product", "rate"}:
                result = self.constant * np.prod(parts, axis=0)
            else:
                result = self.constant + np.sum(parts, axis=0)
        return np.where(np.isfinite(result), result, np.nan) - self.shift

    def _parts(self, measures: Measures) -> list[Floats]:
        """Return what is multiplied, or summed, one for each term."""
        columns = [measures.column(name) for name in self.terms]
        if self.form == "rate":
            return [*columns[:-1], 1 + self.weights[-1] * columns[-1]]
        if self.form == "product":
            return [column**weight for column, weight in zip(columns, self.weights, strict=True)]
        columns = [np.log(column) for column in columns] if self.form == "logarithm" else columns
        return [weight * column for column, weight in zip(columns, self.weights, strict=True)]

    def tolerance(self, measures: Measures, predicted: Floats, *, own_rounding: bool = False) -> Floats:
        """Return how far rounding may take each row from the formula: that of all columns, or of the target alone."""
        half = step_of(measures.column(self.target)) / 2
        off = np.full(len(predicted), half)
        scale = np.nanmedian(np.abs(predicted)) if np.isfinite(predicted).any() else 0.0
        if own_rounding:
            return off * TOLERANCE + 1e-9 * scale
        with np.errstate(all="ignore"):
            for place, (name, weight) in enumerate(zip(self.terms, self.weights, strict=True)):
                column = measures.column(name)
                half_of_term = step_of(column) / 2
                relative = half_of_term / np.abs(column)
                by_form = {"sum": half_of_term, "product": relative * np.abs(predicted), "logarithm": relative}
                if self.form == "rate":
                    is_rate = place == len(self.terms) - 1
                    whole = 1 + weight * column if is_rate else column
                    by_form["rate"] = half_of_term / np.abs(whole) * np.abs(predicted)
                off = off + np.abs(weight) * by_form[self.form]
        return np.where(np.isfinite(off), off, np.nan) * TOLERANCE + 1e-9 * scale

    def solved_for(self, term: Hashable, measures: Measures) -> Floats:
        """Return what the formula gives for one of its terms, where all the others are right."""
        place, target = self.terms.index(term), measures.column(self.target) + self.shift
        weight = self.weights[place]
        with np.errstate(all="ignore"):
            others = [part for number, part in enumerate(self._parts(measures)) if number != place]
            if self.form in {"product", "rate"}:
                own = target / (self.constant * np.prod(others, axis=0))
                is_rate = self.form == "rate" and place == len(self.terms) - 1
                result = (own - 1) / weight if is_rate else own ** (1 / weight)
            else:
                result = (target - self.constant - np.sum(others, axis=0)) / weight
                result = np.exp(result) if self.form == "logarithm" else result
        result = np.broadcast_to(result, target.shape)
        return np.where(np.isfinite(result), result, np.nan)

    def text(self, *, dates: Sequence[Hashable] = ()) -> str:
        """Write the right-hand side as people do."""
        if self.form == "logarithm":
            minus = "− " if self.weights[0] < 0 else ""
            head = minus + ("" if abs(self.weights[0]) == 1 else f"{_number(abs(self.weights[0]))} × ")
            sign = "−" if self.constant < 0 else "+"
            tail = "" if self.constant == 0 else f" {sign} {_number(abs(self.constant))}"
            return f"{head}log({self.terms[0]}){tail}"
        if self.form == "rate":
            return self._rate_text()
        return self._sum_text(dates) if self.form == "sum" else self._product_text()

    def _rate_text(self) -> str:
        sign, rate = "−" if self.weights[-1] < 0 else "+", str(self.terms[-1])
        rate = rate if abs(self.weights[-1]) == 1 else f"{rate} / {_number(1 / abs(self.weights[-1]))}"
        return " × ".join([*map(str, self.terms[:-1]), f"(1 {sign} {rate})"])

    def _product_text(self) -> str:
        upper = [_power(name, weight) for name, weight in zip(self.terms, self.weights, strict=True) if weight > 0]
        lower = [_power(name, -weight) for name, weight in zip(self.terms, self.weights, strict=True) if weight < 0]
        factor = [] if self.constant == 1 else [_number(self.constant)]
        head = " × ".join([*upper, *factor]) or "1"
        return " / ".join([head, *lower])

    @property
    def _is_share_of_a_sum(self) -> bool:
        """Whether all terms are summed and then divided: a mean."""
        share = self.weights[0]
        is_even = len(self.weights) > 1 and bool(np.allclose(self.weights, share, rtol=1e-3))
        return is_even and 0 < share < 1 and _is_near(1 / share, round(1 / share)) and _is_near(self.constant, 0.0)

    def _sum_text(self, dates: Sequence[Hashable]) -> str:
        if set(self.terms) <= {*dates} and dates:
            return self._date_text()
        if self._is_share_of_a_sum and not dates:
            return f"({' + '.join(map(str, self.terms))}) / {_number(round(1 / self.weights[0]))}"
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
        unit = next((name for length, name in _units().items() if _is_near(days * length, 1.0)), "")
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


def _units() -> dict[float, str]:
    """Return the names of units of time, by their length in days."""
    return {
        1.0: _("days"),
        YEAR_DAYS: _("years"),
        1 / 24: _("hours"),
        1 / 1440: _("minutes"),
        1 / DAY_SECONDS: _("seconds"),
    }


def is_plain(value: float) -> bool:
    """Say whether people would write a number: 0, 1.8, 1/3, or what turns logarithms and units of time round."""
    if value == 0:
        return True
    size = abs(value)
    if any(_is_near(size * seconds, 1.0) for seconds in (DAY_SECONDS, DAY_SECONDS * YEAR_DAYS)):
        return True
    if any(abs(size - one) <= LOGARITHM * one for one in (1 / np.log(10), np.log(10), 1 / np.log(2))):
        return True
    return any(abs(one - float(f"{one:.1e}")) <= 1e-6 * one for one in (size, 1 / size))


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
