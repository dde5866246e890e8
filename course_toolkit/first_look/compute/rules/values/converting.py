"""A suspicion that values want converting, said and with its steps; the rules about units share it."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from course_toolkit._core.compute.meaning.attribute import Attribute
from course_toolkit._core.compute.steps import Correct, Outside, Rescale, Selection
from course_toolkit._core.words import _, ngettext
from course_toolkit.first_look.compute.finding import Decision, Suspicion, Wording
from course_toolkit.first_look.compute.rules.values.deciding import drop, keep, label_at, rows_at, set_missing
from course_toolkit.first_look.compute.rules.values.spelling import number_text
from course_toolkit.first_look.compute.rules.values.units import Conversion
from course_toolkit.first_look.compute.table import Positions, Table


@dataclass(frozen=True, eq=False)
class Converted:
    """Values of a column, the conversion that makes them ordinary, and the columns that say so where others do.

    ``rivals`` holds other conversions that do as well.
    """

    attribute: Attribute
    positions: Positions
    conversion: Conversion
    usual_range: tuple[float, float]
    beside: tuple[Hashable, ...] = ()
    rivals: tuple[Conversion, ...] = ()


def suspicion_of(
    table: Table, converted: Converted, *, code: str, severity: Literal["warning", "question"]
) -> Suspicion:
    """Return the suspicion that values are in another unit."""
    attribute, positions, conversion = converted.attribute, converted.positions, converted.conversion
    name, n_rows, values = attribute.name, len(positions), attribute.floats[positions]
    example = (float(values[0]), float(conversion.convert(values[:1])[0]))
    where = _where(table, converted)
    thinkable = (conversion, *converted.rivals)
    changes = [_change(table, converted, one, where) for one in thinkable]
    usual_range, beside = converted.usual_range, converted.beside

    def wording() -> Wording:
        meant = [_(one.meant) for one in thinkable]
        factors = [_factor_text(one) for one in thinkable]
        shown = {"column": name, "value": number_text(example[0]), "better": number_text(example[1]),
                 "factor": _one_of(factors)}  # fmt: skip
        return Wording(
            title=_title(n_rows, beside, **shown),
            why=_(
                "Numbers in two units stand in one column: means, distances and correlations mix them, and nothing "
                "warns of it."
            ),
            question=_("In which unit was {column} written in these rows: {meant}?", column=name,
                       meant=_one_of(meant)),
            hypotheses=(
                *(_("another unit or a shifted decimal sign: {meant}", meant=one) for one in meant),
                _("a slip of the keyboard that looks like one by chance"),
                _("true values of another kind of cases"),
            ),
            decisions=(
                keep(_("they are true values")),
                *(
                    Decision("correct", _("bring them to the unit of the others: {factor}", factor=factor), change)
                    for factor, change in zip(factors, changes, strict=True)
                ),
                set_missing(name, where, n_rows),
                drop(where, n_rows),
            ),
        )  # fmt: skip

    evidence = {"n_rows": n_rows, "factor": conversion.factor, "min": float(values.min()), "max": float(values.max()),
                "usual_low": usual_range[0], "usual_high": usual_range[1]}  # fmt: skip
    if conversion.offset:
        evidence["offset"] = conversion.offset
    return Suspicion(code=code, severity=severity, columns=(name,), positions=positions, evidence=evidence,
                     wording=wording)  # fmt: skip


def _title(n_rows: int, beside: tuple[Hashable, ...], **shown: object) -> str:
    if beside:
        return ngettext(
            "{n} value of {column} does not fit {beside} in its row, and would after {factor}: {value} becomes "
            "{better}.",
            "{n} values of {column} do not fit {beside} in their rows, and would after {factor}: {value} becomes "
            "{better}.",
            n_rows, beside=beside[0], **shown,
        )  # fmt: skip
    return ngettext(
        "{n} value of {column} stands apart, and is ordinary after {factor}: {value} becomes {better}.",
        "{n} values of {column} stand apart, and are ordinary after {factor}: {value} becomes {better}.",
        n_rows, **shown,
    )  # fmt: skip


def _one_of(texts: list[str]) -> str:
    """Write texts of which one holds."""
    if len(texts) == 1:
        return texts[0]
    return _("{first} or {last}", first=", ".join(texts[:-1]), last=texts[-1])


def _factor_text(conversion: Conversion) -> str:
    """Write a conversion as one would type it: × 38.67, ÷ 100, × 1.8 + 32."""
    factor, offset = conversion.factor, conversion.offset
    is_division = factor < 1
    text = (
        ""
        if factor == 1
        else f"{'÷' if is_division else '×'} {number_text(_near(1 / factor if is_division else factor))}"
    )
    if offset:
        text = f"{text} {'+' if offset > 0 else '−'} {number_text(_near(abs(offset)))}".strip()
    return text


def _near(number: float) -> float:
    return float(np.round(number, 4))


def _where(table: Table, converted: Converted) -> Selection:
    """Return the rows: by a bound half way to the bulk where all beyond it are meant, which holds in new data too."""
    attribute, positions, (low, high) = converted.attribute, converted.positions, converted.usual_range
    if not pd.api.types.is_numeric_dtype(attribute.series.dtype):
        return rows_at(table, positions)
    floats, values = attribute.floats, attribute.floats[positions]
    with np.errstate(invalid="ignore"):
        if values.min() > high:
            bound = _between(high, float(values.min()))
            selection, meant = Outside(attribute.name, None, bound), floats > bound
        elif values.max() < low:
            bound = _between(float(values.max()), low)
            selection, meant = Outside(attribute.name, bound, None), floats < bound
        else:
            return rows_at(table, positions)
    return selection if np.count_nonzero(meant) == len(positions) else rows_at(table, positions)


def _between(low: float, high: float) -> float:
    """Return the number between two that is written with the fewest digits, near their geometric middle."""
    middle = float(np.sqrt(low * high)) if low > 0 else (low + high) / 2
    rounded = (float(f"{middle:.{digits}g}") for digits in range(1, 16))
    return next((one for one in rounded if low < one < high), middle)


def _change(table: Table, converted: Converted, conversion: Conversion, where: Selection) -> Rescale | Correct:
    """Return the step that converts: of numbers by the factor, of texts cell by cell."""
    attribute = converted.attribute
    if pd.api.types.is_numeric_dtype(attribute.series.dtype):
        return Rescale(attribute.name, where, conversion.factor, conversion.offset)
    better = np.round(conversion.convert(attribute.floats[converted.positions]), 6).tolist()
    return Correct(attribute.name, {
        label_at(table, int(position)): value for position, value in zip(converted.positions, better, strict=True)
    })  # fmt: skip
