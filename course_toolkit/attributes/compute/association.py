"""How strongly two attributes go together, with the measure that their kinds ask for."""

import math
from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from course_toolkit._core.compute.meaning.attribute import Attribute

Floats = NDArray[np.float64]
Codes = NDArray[np.intp]
Mask = NDArray[np.bool_]

Measure = Literal["pearson", "cramers_v", "correlation_ratio"]
LackCode = Literal["empty", "nested", "too_few", "constant", "all_different"]

#: Two points lie on a line, whatever they are.
FEWEST_ROWS = 3
#: Values that differ by less than this share of their size differ by rounding.
ROUNDING = 1e-13
#: Of a normal distribution, so many standard errors to each side hold 95 in 100.
TWO_SIDED_95 = 1.959963984540054


@dataclass(frozen=True)
class Lack:
    """Why there is no measure: a code, and the names of the attributes it is about."""

    code: LackCode
    names: tuple[Hashable, ...]


@dataclass(frozen=True)
class Association:
    """How strongly two attributes go together.

    Attributes
    ----------
    first, second : hashable
        Names of the attributes.
    measure : {"pearson", "cramers_v", "correlation_ratio"}
        Number with number, category with category, category with number.
    value : float
        Pearson's r in [-1, 1], or a strength in [0, 1] corrected for the number of categories; NaN with a ``lack``.
    n_rows : int
        On how many rows both are known.
    p_value : float
        How often chance alone would give so much, were there no link at all.
    plain : float
        The measure without correction, as it stands in textbooks; equal to ``value`` for Pearson's r.
    low, high : float
        95 % confidence interval of Pearson's r (Fisher); NaN for the other measures.
    spearman, spearman_p_value : float
        Pearson's r of the ranks: any rise counts, and one far row weighs no more than another. NaN without ranks.
    lack : Lack or None
        Why there is no value.
    """

    first: Hashable
    second: Hashable
    measure: Measure
    value: float
    n_rows: int
    p_value: float = math.nan
    plain: float = math.nan
    low: float = math.nan
    high: float = math.nan
    spearman: float = math.nan
    spearman_p_value: float = math.nan
    lack: Lack | None = None

    @property
    def strength(self) -> float:
        """How strong the link is, in [0, 1], whichever way it goes."""
        return abs(self.value)


def measure_association(first: Attribute, second: Attribute) -> Association:
    r"""Measure how strongly two attributes go together, on the rows where both are known.

    Do they say the same thing twice?

    Parameters
    ----------
    first, second : Attribute
        Two columns of one table. Dates, booleans and whole numbers are numbers.

    Returns
    -------
    Association
        Its ``lack`` says why, where there is no value.

    See Also
    --------
    correlate : All pairs of a table.

    Notes
    -----
    Pearson's :math:`r = \frac{\sum (x - \bar x)(y - \bar y)}{\sqrt{\sum (x - \bar x)^2 \sum (y - \bar y)^2}}`.
    Cramér's :math:`V = \sqrt{\varphi^2 / (\min(k, l) - 1)}` with :math:`\varphi^2 = \chi^2 / n`, corrected
    for what chance adds by Bergsma. The correlation ratio :math:`\eta` is the root of the share of the variance
    that lies between the categories, corrected for what chance adds by Kelley:
    :math:`1 - (1 - \eta^2) \frac{n - 1}{n - k}`.

    References
    ----------
    Bergsma, W. (2013). A bias-correction for Cramér's V and Tschuprow's T. Journal of the Korean Statistical Society,
    42(3), 323-328. https://doi.org/10.1016/j.jkss.2012.10.002
    Kelley, T. L. (1935). An unbiased correlation ratio measure. PNAS, 21(9), 554-559.
    https://doi.org/10.1073/pnas.21.9.554

    Examples
    --------
    >>> import course_toolkit as ct
    >>> from course_toolkit._core.compute.meaning.attribute import read_attribute
    >>> frame = ct.load_sante().drop(index=9)
    >>> link = measure_association(read_attribute(frame["IMC"]), read_attribute(frame["poids"]))
    >>> link.measure, round(link.value, 3), link.n_rows
    ('pearson', 0.98, 9)
    """
    if is_category(first) and is_category(second):
        return _of_categories(first, second)
    if is_category(first):
        return _of_category_and_number(first, second, category=first, number=second)
    if is_category(second):
        return _of_category_and_number(first, second, category=second, number=first)
    return _of_numbers(first, second)


def is_category(attribute: Attribute) -> bool:
    """Return whether an attribute has categories rather than numbers."""
    return attribute.kind == "text"


def as_category(attribute: Attribute) -> Attribute:
    """Return the attribute with its different numbers as categories: a label coded 0, 1, 2 has no order."""
    if is_category(attribute) or attribute.kind in {"nested", "empty"}:
        return attribute
    finite = np.isfinite(attribute.floats)
    codes = np.full(len(finite), -1, dtype=np.intp)
    values, codes[finite] = np.unique(attribute.floats[finite], return_inverse=True)
    levels = np.array([f"{value:g}" for value in values.tolist()], dtype=object)
    return Attribute(attribute.name, attribute.series, "text", attribute.floats, levels, codes)


def known_rows(attribute: Attribute) -> Mask:
    """Return where an attribute has a category or a finite number."""
    return _codes(attribute) >= 0 if is_category(attribute) else np.isfinite(attribute.floats)


def pearson(x: Floats, y: Floats) -> float:
    """Return Pearson's r of finite numbers, NaN where one of them is constant."""
    r = float(unit(x) @ unit(y))
    return math.copysign(1.0, r) if abs(r) > 1 - ROUNDING else r


def unit(values: Floats) -> Floats:
    """Return values less their mean, as a vector of length 1; NaN where they differ by rounding at most."""
    largest = float(np.max(np.abs(values), initial=0.0))
    if largest == 0:
        return np.full(len(values), np.nan)
    scaled = values / largest if 1e-100 > largest or largest > 1e100 else values  # noqa: PLR2004, SIM300 — squares fit
    centred = scaled - scaled.mean()
    centred -= centred.mean()  # what the first mean lost to rounding
    length = float(np.sqrt(centred @ centred))
    size = float(np.max(np.abs(scaled))) * math.sqrt(len(values))
    result: Floats = centred / length if length > ROUNDING * size else np.full(len(values), np.nan)
    return result


def cramers_v(one: Codes, other: Codes) -> tuple[float, float, float]:
    """Return Cramér's V corrected by Bergsma, the plain one, and the p-value of the chi-square test.

    Codes are not negative; the table of counts is never written out, so that many categories do no harm.
    """
    n = len(one)
    rows, row_counts = _compact(one)
    columns, column_counts = _compact(other)
    k, l = len(row_counts), len(column_counts)  # noqa: E741 — the letters of the formula
    cells, counts = np.unique(rows * l + columns, return_counts=True)
    expected = row_counts[cells // l] * (column_counts[cells % l] / n)
    phi2 = max(0.0, float(np.sum(counts * (counts / expected))) / n - 1)
    p_value = float(stats.chi2.sf(n * phi2, (k - 1) * (l - 1)))
    plain = math.sqrt(min(1.0, phi2 / (min(k, l) - 1)))
    corrected = max(0.0, phi2 - (k - 1) * (l - 1) / (n - 1))
    room = min(size - (size - 1) ** 2 / (n - 1) for size in (k, l)) - 1
    return math.sqrt(min(1.0, corrected / room)), plain, p_value


def correlation_ratio(codes: Codes, values: Floats) -> tuple[float, float, float]:
    """Return the correlation ratio corrected by Kelley, the plain one, and the p-value of the F-test."""
    n, (groups, counts) = len(codes), _compact(codes)
    centred = unit(values)  # of length 1: the total sum of squares
    means = np.bincount(groups, weights=centred) / counts
    within = float(np.sum((centred - means[groups]) ** 2))
    k, between = len(counts), 1 - min(1.0, within)
    corrected = max(0.0, 1 - within * (n - 1) / (n - k))
    odds = (between / (k - 1)) / (within / (n - k)) if within > 0 else math.inf
    return math.sqrt(corrected), math.sqrt(between), float(stats.f.sf(odds, k - 1, n - k))


def _of_numbers(first: Attribute, second: Attribute) -> Association:
    both = known_rows(first) & known_rows(second)
    x, y = first.floats[both], second.floats[both]
    lack = _lack_of(first, second, both)
    if lack is not None:
        return _without(first, second, "pearson", lack, len(x))
    r, rho = pearson(x, y), pearson(stats.rankdata(x), stats.rankdata(y))
    low, high = _fisher(r, len(x))
    return Association(
        first.name, second.name, "pearson", r, len(x), _p_value(r, len(x)), r, low, high, rho, _p_value(rho, len(x))
    )


def _of_categories(first: Attribute, second: Attribute) -> Association:
    both = known_rows(first) & known_rows(second)
    lack = _lack_of(first, second, both)
    if lack is not None:
        return _without(first, second, "cramers_v", lack, int(both.sum()))
    value, plain, p_value = cramers_v(_codes(first)[both], _codes(second)[both])
    return Association(first.name, second.name, "cramers_v", value, int(both.sum()), p_value, plain)


def _of_category_and_number(
    first: Attribute, second: Attribute, *, category: Attribute, number: Attribute
) -> Association:
    both = known_rows(first) & known_rows(second)
    lack = _lack_of(first, second, both)
    if lack is not None:
        return _without(first, second, "correlation_ratio", lack, int(both.sum()))
    value, plain, p_value = correlation_ratio(_codes(category)[both], number.floats[both])
    return Association(first.name, second.name, "correlation_ratio", value, int(both.sum()), p_value, plain)


def _without(first: Attribute, second: Attribute, measure: Measure, lack: Lack, n_rows: int) -> Association:
    return Association(first.name, second.name, measure, math.nan, n_rows, lack=lack)


def _lack_of(first: Attribute, second: Attribute, both: Mask) -> Lack | None:
    """Return why two attributes cannot be measured on the rows where both are known, None where they can."""
    pair = (first, second)
    if nested := tuple(one.name for one in pair if one.kind == "nested"):
        return Lack("nested", nested)
    if empty := tuple(one.name for one in pair if not known_rows(one).any()):
        return Lack("empty", empty)
    n_rows = int(np.count_nonzero(both))
    if n_rows < FEWEST_ROWS:
        return Lack("too_few", (first.name, second.name))
    if constant := tuple(one.name for one in pair if is_constant(one, both)):
        return Lack("constant", constant)
    different = tuple(one.name for one in pair if is_category(one) and _n_levels(one, both) == n_rows)
    return Lack("all_different", different) if different else None


def is_constant(attribute: Attribute, rows: Mask) -> bool:
    """Return whether an attribute has one value alone on some rows, where all of them are known."""
    if is_category(attribute):
        return _n_levels(attribute, rows) < 2
    return bool(np.isnan(unit(attribute.floats[rows])).any())


def _n_levels(attribute: Attribute, rows: Mask) -> int:
    return len(np.unique(_codes(attribute)[rows]))


def _codes(attribute: Attribute) -> Codes:
    codes: Any = attribute.codes
    return np.asarray(codes, dtype=np.intp)


def _compact(codes: Codes) -> tuple[Codes, Codes]:
    """Return codes without gaps, and how often each comes."""
    _values, compact, counts = np.unique(codes, return_inverse=True, return_counts=True)
    return compact, counts


def _p_value(r: float, n_rows: int) -> float:
    """Return how often chance alone would give as much, of two independent attributes."""
    if abs(r) >= 1:
        return 0.0
    t = r * math.sqrt((n_rows - 2) / (1 - r * r))
    return float(2 * stats.t.sf(abs(t), n_rows - 2))


def _fisher(r: float, n_rows: int) -> tuple[float, float]:
    """Return Fisher's 95 % interval of r; of three rows there is none."""
    if n_rows <= FEWEST_ROWS or abs(r) >= 1:
        return (r, r) if abs(r) >= 1 else (-1.0, 1.0)
    half, z = TWO_SIDED_95 / math.sqrt(n_rows - 3), math.atanh(r)
    return math.tanh(z - half), math.tanh(z + half)
