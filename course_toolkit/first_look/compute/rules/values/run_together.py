"""Two values of a column written in one cell: 242 and 300 as 242300, 12.3 and 12.8 as "12.312.8"."""

import re
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any, Literal

import numpy as np
import pandas as pd

from course_toolkit._core.compute.meaning.attribute import Attribute
from course_toolkit._core.words import _, ngettext
from course_toolkit.first_look.compute.finding import Decision, Suspicion, Wording
from course_toolkit.first_look.compute.rules.values.bulk import Bulk
from course_toolkit.first_look.compute.rules.values.deciding import correct, keep, label_at, usual
from course_toolkit.first_look.compute.rules.values.measures import Measure, measure_of, numbers_of
from course_toolkit.first_look.compute.rules.values.spelling import number_text
from course_toolkit.first_look.compute.table import Table

#: How far apart, in mean spacings, a number must lie to be read as two.
APART = 8.0
#: It is so many times the largest other value: 99 beside 9 is no two nines.
TIMES_THE_LARGEST = 4.0
#: Each of the two lies in the range of the others, made so many times as wide: ten rows do not know their range.
WIDER = 1.4
#: More digits than these are no two measures.
MOST_DIGITS = 16
#: So many of the others are counted digits of.
N_LOOKED_AT = 2_000
#: Larger values in more cells than this share of the column are measures of another kind.
LARGEST_SHARE = 0.05
#: Two measures in one cell are read where these shares of the others differ by less than so many times: in a heavy tail
#: every large number splits into two ordinary ones.
LOW_END, HIGH_END, WIDEST = 0.05, 0.95, 10.0
#: So many of the others have as many digits as each half, and each half has so many at least, or it is but asked about.
USUAL_DIGITS, FEWEST_DIGITS = 0.02, 2
#: So many of the others are written with no more decimals than their column has.
MOSTLY, MOST_DECIMALS = 0.98, 6
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_BETWEEN = re.compile(r"(?<=\d)\s*[-/;|&+]\s*(?=\d)|(?<=\d)\s+(?=\d)")


@dataclass(frozen=True)
class _Pair:
    """A cell and the two values that it may hold."""

    position: int
    written: str
    first: float
    second: float


def find_values_run_together(table: Table) -> Iterator[Suspicion]:
    """Find numbers that are two plausible values of their column, one behind the other."""
    for attribute in numbers_of(table):
        measure = measure_of(table, attribute)
        if measure is None or _is_wide(measure.bulk):
            continue
        pairs = [*chain(_numbers_in_one(measure), _texts_in_one(measure))]
        if pairs and len(pairs) <= max(1, LARGEST_SHARE * len(attribute.known)):
            yield _suspicion(table, attribute, pairs, measure.bulk)


def _numbers_in_one(measure: Measure) -> list[_Pair]:
    bulk, values = measure.bulk, measure.attribute.floats[measure.outside]
    # Two values one behind the other have the digits of both: the smaller of them shifted by those of the other.
    large = (values > TIMES_THE_LARGEST * bulk.high) & (values == np.rint(values)) & (bulk.apart(values) >= APART)
    pairs = []
    for position, value in zip(measure.outside[large], values[large], strict=True):
        digits = f"{value:.0f}"
        is_long = len(digits) > MOST_DIGITS or _has_lost_its_sign(value, bulk)
        halves = _halves(digits, bulk) if bulk.high > 0 and not is_long else None
        pairs += [_Pair(int(position), digits, *halves)] if halves is not None else []
    is_tail = 2 * len(pairs) < np.count_nonzero(values > bulk.high)
    return [] if is_tail else pairs  # among other large values, some can be split by chance


def _is_wide(bulk: Bulk) -> bool:
    return bulk.quantile(LOW_END) <= 0 or bulk.quantile(HIGH_END) > WIDEST * bulk.quantile(LOW_END)


def _has_lost_its_sign(value: float, bulk: Bulk) -> bool:
    """Return whether a number is a value as the others are written once its decimal sign is set: 59 is 5.9."""
    shifted = value / 10.0 ** np.arange(1, MOST_DIGITS)
    lands = shifted[(shifted >= bulk.low) & (shifted <= bulk.high)]
    return bool(np.isclose(lands, np.round(lands, _n_decimals(bulk)), rtol=1e-12, atol=0).any())


def _n_decimals(bulk: Bulk) -> int:
    """Return how many decimals the others have."""
    inner = bulk.ordered[:: max(1, len(bulk.ordered) // N_LOOKED_AT)]
    enough = (n for n in range(MOST_DECIMALS) if np.mean(np.round(inner, n) == inner) >= MOSTLY)
    return next(enough, MOST_DIGITS)


def _texts_in_one(measure: Measure) -> Iterator[_Pair]:
    """Look at the texts that are no number among those that are."""
    attribute, bulk = measure.attribute, measure.bulk
    if not attribute.is_text:
        return
    for position in np.flatnonzero(attribute.is_unread):
        text = str(attribute.series.iloc[position]).strip()
        halves = _halves(text, bulk) if len(text) <= 2 * MOST_DIGITS else None
        if halves is not None:
            yield _Pair(int(position), text, *halves)


def _halves(text: str, bulk: Bulk) -> tuple[float, float] | None:
    """Return the two values of the bulk that a text is made of, of several pairs the one written alike."""
    pieces = _BETWEEN.split(text)
    splits = [(pieces[0], pieces[1])] if len(pieces) == 2 else [(text[:at], text[at:]) for at in range(1, len(text))]
    halves = [pair for pair in splits if all(_is_value(piece, bulk) for piece in pair)]
    if not halves:
        return None
    first, second = min(halves, key=lambda pair: (abs(len(pair[0]) - len(pair[1])), -len(pair[0])))
    return _value(first), _value(second)


def _is_value(piece: str, bulk: Bulk) -> bool:
    if _NUMBER.fullmatch(piece) is None or (len(piece) > 1 and piece[0] == "0" and piece[1].isdigit()):
        return False
    return bulk.low / WIDER <= _value(piece) <= bulk.high * WIDER


def _is_usual(pair: _Pair, bulk: Bulk) -> bool:
    """Return whether both halves are written with as many digits as others are, and none of one digit alone."""
    inner = bulk.ordered[:: max(1, len(bulk.ordered) // N_LOOKED_AT)]
    lengths = np.array([_n_digits(value) for value in inner.tolist()])
    return all(
        n_digits >= FEWEST_DIGITS and np.mean(lengths == n_digits) >= USUAL_DIGITS
        for n_digits in map(_n_digits, (pair.first, pair.second))
    )


def _n_digits(value: float) -> int:
    """Return how many digits stand before the decimal sign."""
    return len(str(int(abs(value))))


def _value(piece: str) -> float:
    return float(piece.replace(",", "."))


def _suspicion(table: Table, attribute: Attribute, pairs: list[_Pair], bulk: Bulk) -> Suspicion:
    name, positions = attribute.name, np.array([pair.position for pair in pairs], dtype=np.intp)
    first, second = ({label_at(table, pair.position): _cell(getattr(pair, side), attribute) for pair in pairs}
                     for side in ("first", "second"))  # fmt: skip
    example, n_rows, usual_range = pairs[0], len(pairs), (bulk.low, bulk.high)
    empty, leave_out = usual(table, attribute, positions)
    has_sign = any(not pair.written.isdecimal() for pair in pairs)
    is_sure = has_sign or (_n_decimals(bulk) == 0 and all(_is_usual(pair, bulk) for pair in pairs))
    severity: Literal["error", "question"] = "error" if is_sure else "question"
    values = {"a": number_text(example.first), "b": number_text(example.second), "written": example.written}

    def wording() -> Wording:
        return Wording(
            title=_title(name, n_rows, values, is_sure=is_sure),
            why=_(
                "One such cell among values from {low} to {high} is enough to make the mean and every scaling of "
                "{column} meaningless.",
                low=number_text(usual_range[0]), high=number_text(usual_range[1]), column=name,
            ),
            question=_("Were there two measures, {a} and {b}, and which of them counts?", **values),
            hypotheses=(
                _("two measures were written one behind the other: {a} and {b}", **values),
                _("a slip of the keyboard: digits too many, a lost decimal sign"),
            ),
            decisions=(
                keep(_("they are true values")),
                *_corrections(name, first, second, values),
                empty,
                leave_out,
            ),
        )  # fmt: skip

    evidence = {"n_rows": n_rows, "first": example.first, "second": example.second, "usual_low": bulk.low,
                "usual_high": bulk.high}  # fmt: skip
    return Suspicion(code="values_run_together", severity=severity, columns=(name,), positions=positions,
                     evidence=evidence, wording=wording)  # fmt: skip


def _title(name: Hashable, n_rows: int, values: dict[str, str], *, is_sure: bool) -> str:
    if not is_sure:
        return ngettext(
            "{n} value of {column} may be two values written in one cell: {written} can be read as {a} and {b}.",
            "{n} values of {column} may be two values written in one cell, each: {written} can be read as {a} and "
            "{b}.",
            n_rows, column=name, **values,
        )  # fmt: skip
    return ngettext(
        "{n} value of {column} is two values written in one cell: {written} can be read as {a} and {b}.",
        "{n} values of {column} are two values written in one cell, each: {written} can be read as {a} and {b}.",
        n_rows, column=name, **values,
    )  # fmt: skip


def _corrections(
    name: Hashable, first: Mapping[Hashable, Any], second: Mapping[Hashable, Any], values: dict[str, str]
) -> tuple[Decision, Decision]:
    return (
        correct(name, first, _("take the first of the two values: {a}", a=values["a"])),
        correct(name, second, _("take the second of the two values: {b}", b=values["b"])),
    )


def _cell(value: float, attribute: Attribute) -> int | float:
    """Return a value as its column has them: a whole number among whole numbers."""
    whole = pd.api.types.is_integer_dtype(attribute.series.dtype) or (attribute.is_text and value == round(value))
    return int(value) if whole else value
