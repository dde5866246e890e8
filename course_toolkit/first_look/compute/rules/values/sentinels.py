"""Codes for "not measured" among the measures: 999, -1, 99.9, or one value again and again far from all others."""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from course_toolkit._core.compute.meaning.attribute import Attribute
from course_toolkit._core.words import _, ngettext
from course_toolkit.first_look.compute.finding import Suspicion, Wording
from course_toolkit.first_look.compute.rules.values.codes import is_code, is_strong
from course_toolkit.first_look.compute.rules.values.deciding import keep, usual
from course_toolkit.first_look.compute.rules.values.measures import Measure, measures, numbers_of
from course_toolkit.first_look.compute.rules.values.spelling import number_text
from course_toolkit.first_look.compute.table import Table

#: How far apart, in mean spacings a known code must lie: one that is hardly ever
#: anything else, one that is an ordinary number
#: elsewhere, and one below zero where all others are above.
STRONG_APART, WEAK_APART, NEGATIVE_APART = 4.0, 5.0, 3.0
#: Where another column has the code, it counts from here; one that is hardly ever anything else as soon as it is beyond
#: the end.
ELSEWHERE_APART, STRONG_ELSEWHERE_APART = 2.5, 0.1
#: A value that is no known code must repeat so often, and be as far apart by itself.
FEWEST_REPEATS, UNKNOWN_APART = 5, 9.0
#: Of the values on its side, this share must be the one.
MOST_OF_A_SIDE = 0.8
#: Caps, floors and units: they repeat far from the rest by nature.
ROUND = np.array([0.0, 1.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1e3, 1e4, 1e5, 1e6])
#: Answers to a question are numbered up to this; 8 and 9 beyond them are "refused", "not known".
LARGEST_ANSWER, FEWEST_OF_AN_ANSWER = 6, 5
ANSWER_CODES = (8.0, 9.0)


@dataclass(frozen=True)
class _Code:
    """A value of a column that may be a code: how far apart it lies, alone and with its repetitions."""

    value: float
    n_rows: int
    apart: float
    weighed: float


def find_sentinels(table: Table) -> Iterator[Suspicion]:
    """Find codes for "not measured" among the values of a column."""
    candidates = {measure.name: (measure, _candidates(measure)) for measure in measures(table)}
    n_columns = _columns_with({name: codes for name, (_measure, codes) in candidates.items()})
    for measure, codes in candidates.values():
        taken = [code for code in codes if _is_sentinel(code, measure, n_columns[code.value])]
        if taken:
            yield _suspicion(table, measure.attribute, taken, max(n_columns[code.value] for code in taken))
    for attribute in numbers_of(table):
        code = _answer_code(attribute)
        if code is not None and attribute.name not in table.explained:
            yield _suspicion(table, attribute, [code], 1, is_answer=True)


def _candidates(measure: Measure) -> list[_Code]:
    """Return the values outside the bulk that are known codes or repeat."""
    values, counts = np.unique(measure.values, return_counts=True)
    usable = is_code(values) | (counts >= FEWEST_REPEATS)
    return [
        _Code(float(value), int(n_rows), *(float(measure.bulk.apart(value, n_values=n)[0]) for n in (1, n_rows)))
        for value, n_rows in zip(values[usable], counts[usable], strict=True)
    ]


def _columns_with(codes: Mapping[Hashable, list[_Code]]) -> dict[float, int]:
    """Return in how many columns each code stands apart."""
    n_columns: dict[float, int] = {}
    for ones in codes.values():
        for one in ones:
            n_columns[one.value] = n_columns.get(one.value, 0) + (one.apart >= ELSEWHERE_APART)
    return n_columns


def _is_sentinel(code: _Code, measure: Measure, n_columns: int) -> bool:
    if not is_code(np.array([code.value]))[0]:
        return _is_unknown_sentinel(code, measure)
    if _is_step(code.value, measure) or (not is_strong(code.value) and _has_company(code, measure)):
        return False
    needed = STRONG_APART if is_strong(code.value) else WEAK_APART
    if code.value < 0 < measure.bulk.low:
        needed = NEGATIVE_APART
    elsewhere = n_columns - (code.apart >= ELSEWHERE_APART)
    least = STRONG_ELSEWHERE_APART if is_strong(code.value) else ELSEWHERE_APART
    return code.weighed >= needed or (elsewhere > 0 and code.apart >= least)


def _is_step(value: float, measure: Measure) -> bool:
    """Return whether a value is the next one of a short scale: -1 beside 0 and 1."""
    bulk = measure.bulk
    distance = bulk.low - value if value < bulk.low else value - bulk.high
    return bulk.n_distinct <= LARGEST_ANSWER and distance <= 1


def _has_company(code: _Code, measure: Measure) -> bool:
    """Return whether more values that are no codes lie outside on the same side: then it may be one of them."""
    values = measure.values[~is_code(measure.values) & (np.sign(measure.values) == np.sign(code.value))]
    same_side = values < measure.bulk.low if code.value < measure.bulk.low else values > measure.bulk.high
    return int(np.count_nonzero(same_side)) > code.n_rows


def _is_unknown_sentinel(code: _Code, measure: Measure) -> bool:
    values, bulk = measure.values, measure.bulk
    same_side = values < bulk.low if code.value < bulk.low else values > bulk.high
    most_repeated = np.bincount(np.unique(bulk.ordered, return_inverse=True)[1]).max()
    return bool(
        code.apart >= UNKNOWN_APART
        and code.value not in ROUND
        and code.n_rows >= MOST_OF_A_SIDE * np.count_nonzero(same_side)
        and code.n_rows >= FEWEST_REPEATS
        and code.n_rows > most_repeated / 2
    )


def _answer_code(attribute: Attribute) -> _Code | None:
    """Return the 8 or 9 beyond the answers 1, 2, 3 (0, 1) to a question."""
    distinct = attribute.distinct
    if not 3 <= len(distinct) <= LARGEST_ANSWER + 1 or distinct[-1] not in ANSWER_CODES or not attribute.is_whole:
        return None
    answers, value = distinct[:-1], float(distinct[-1])
    counts = np.unique(attribute.known, return_counts=True)[1]
    is_scale = answers[0] in (0, 1) and (np.diff(answers) == 1).all() and answers[-1] <= LARGEST_ANSWER
    is_full = counts[:-1].min() >= max(FEWEST_OF_AN_ANSWER, 0.02 * counts.sum())
    if is_scale and is_full and value - answers[-1] > 2 and counts[-1] < counts[:-1].max():
        return _Code(value, int(counts[-1]), 0.0, 0.0)
    return None


def _suspicion(
    table: Table, attribute: Attribute, codes: list[_Code], n_columns: int, *, is_answer: bool = False
) -> Suspicion:
    name, floats = attribute.name, attribute.floats
    positions = np.flatnonzero(np.isin(floats, [code.value for code in codes]))
    n_rows, counts = len(positions), {code.value: code.n_rows for code in codes}
    ordinary = floats[~np.isin(floats, list(counts)) & np.isfinite(floats)]
    usual_range, largest = (float(ordinary.min()), float(ordinary.max())), max(counts, key=abs)
    means = (float(ordinary.mean()), float(np.mean(attribute.known)))
    empty, leave_out = usual(table, attribute, positions)
    severity: Literal["warning", "question"] = "warning" if n_rows >= 3 or n_columns > 1 else "question"
    if is_answer:
        severity = "question"

    def wording() -> Wording:
        shown = [ngettext("{value} ({n} time)", "{value} ({n} times)", n, value=number_text(value))
                 for value, n in sorted(counts.items())]  # fmt: skip
        return Wording(
            title=_(
                "{column} holds {codes} beside values from {low} to {high}: a code for “not measured”?",
                column=name, codes=", ".join(shown), low=number_text(usual_range[0]),
                high=number_text(usual_range[1]),
            ),
            why=_(
                "A code that passes for a measure moves the mean of {column} from {without} to {mean}, and every model "
                "learns it.",
                column=name, without=number_text(means[0]), mean=number_text(means[1]),
            ),
            question=_("What does {value} mean in {column}: not measured, not asked, refused?",
                       value=number_text(largest), column=name),
            hypotheses=(
                _("a code for “not measured” that passes for a measure"),
                _("the instrument or the form writes its limit when it cannot measure more"),
                _("true values, far from all others"),
            ),
            decisions=(keep(_("they are true values")), empty, leave_out),
        )  # fmt: skip

    evidence = {"n_rows": n_rows, "n_codes": len(codes), "n_columns_with_the_code": max(1, n_columns),
                "mean": means[1], "mean_without": means[0]}  # fmt: skip
    return Suspicion(code="sentinel", severity=severity, columns=(name,), positions=positions, evidence=evidence,
                     wording=wording)  # fmt: skip
