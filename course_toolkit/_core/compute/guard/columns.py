"""Columns: one value a sample, in one of the shapes students have them in."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from decimal import Decimal
from numbers import Real
from typing import Any, NoReturn

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from course_toolkit._core.compute.guard.wording import came, explain, show
from course_toolkit._core.words import _, format_count

Column = NDArray[Any]
Floats = NDArray[np.float64]

INDEXED = (pd.Series, pd.DataFrame)


def check_column(values: Any, *, name: str) -> Column:
    """Return a list, tuple, array or pandas column as a one-dimensional array that is not empty."""
    if isinstance(values, pd.DataFrame):
        _refuse_frame(values, name)
    if values is None or isinstance(values, (str, bytes, Mapping, AbstractSet, Iterator)):
        _refuse_kind(values, name)
    array = _as_array(values, name)
    if array.ndim == 0:
        _refuse_kind(values, name)
    if array.ndim > 1:
        raise explain(_must_be_one_column(name), came(values), _advise_shape(array.shape, name))
    if not len(array):
        raise explain(
            _("{name} must hold at least one value.", name=name),
            _("It is empty."),
            _("Look at the selection or the split that made it: print(len({name}))", name=name),
        )
    return array


def check_same_length(**columns: Column) -> None:
    """Refuse columns of different lengths."""
    (first, one), (second, other) = columns.items()
    if len(one) != len(other):
        raise explain(
            _("{first} and {second} must have the same length.", first=first, second=second),
            _(
                "Lengths: {n_first} for {first}, {n_second} for {second}.",
                first=first, second=second, n_first=format_count(len(one)), n_second=format_count(len(other)),
            ),
            _("Take both from the same rows: the scores of X_val go with y_val, not with y_train or y."),
        )  # fmt: skip


def check_same_order(one: Any, other: Any, *, names: tuple[str, str]) -> None:
    """Refuse two pandas columns or tables whose index holds the same ids in another order: rows do not match.

    An index that merely counts the rows says nothing and is let through.
    """
    if not (isinstance(one, INDEXED) and isinstance(other, INDEXED)):
        return
    if _counts_rows(one.index) or _counts_rows(other.index) or one.index.equals(other.index):
        return
    if len(one) != len(other) or not (one.index.isin(other.index).all() and other.index.isin(one.index).all()):
        return
    place = int(np.flatnonzero(np.asarray(one.index != other.index))[0])
    raise explain(
        _("{first} and {second} must be in the same order.", first=names[0], second=names[1]),
        _(
            "Their index holds the same names in another order: at position {position}, {one} and {other}.",
            position=place, one=show(one.index[place]), other=show(other.index[place]),
        ),
        _("Bring them in step: {second} = {second}.loc[{first}.index]", first=names[0], second=names[1]),
    )  # fmt: skip


def index_of(values: Any) -> Column | None:
    """Return the index of a pandas column or table, unless it merely counts the rows."""
    if not isinstance(values, INDEXED) or _counts_rows(values.index):
        return None
    return np.asarray(values.index)


def check_numbers(values: Column, *, name: str) -> Floats:
    """Return a column as finite float64 numbers, in an array of its own."""
    numbers = as_floats(values, name)
    finite = np.isfinite(numbers)
    if not finite.all():
        _refuse_not_finite(numbers, finite, name)
    return numbers


def first_text(values: Column) -> tuple[int, str] | None:
    """Return the position and the text of the first text in a column, if there is one."""
    if values.dtype.kind not in "OUST":
        return None
    texts = ((place, str(value)) for place, value in enumerate(values.tolist()) if isinstance(value, (str, bytes)))
    return next(texts, None)


def _as_array(values: Any, name: str) -> Column:
    if isinstance(values, np.ma.MaskedArray):
        masked = np.ma.getmaskarray(values)
        values = np.ma.getdata(values).astype(object)
        values[masked] = None
    try:
        array = np.asarray(values)
    except ValueError:  # rows of different lengths
        _refuse_kind(values, name)
    if array.dtype.kind in "US" and isinstance(values, (list, tuple)):
        return np.asarray(values, dtype=object)  # else NumPy would make texts of the numbers between the texts
    return array


def as_floats(values: Column, name: str) -> Floats:
    """Return a column as float64, in an array of its own; missing values become NaN."""
    if values.dtype.kind in "fiub":
        return values.astype(np.float64)
    text = first_text(values)
    if text:
        _refuse_text(*text, name)
    items = values.tolist() if values.dtype.kind == "O" else list(values)
    return np.array([_as_float(item, place, name) for place, item in enumerate(items)], dtype=np.float64)


def _as_float(item: Any, place: int, name: str) -> float:
    if item is None or item is pd.NA or item is pd.NaT:
        return np.nan
    if isinstance(item, (Real, Decimal)):
        return _float_or_infinity(item)
    raise explain(
        _must_be_finite(name),
        _("At position {position} it holds {value}, of type {kind}.",
            position=place, value=show(item), kind=type(item).__name__),
        _("Give one real number for each sample."),
    )  # fmt: skip


def _float_or_infinity(item: Real | Decimal) -> float:
    try:
        return float(item)
    except OverflowError:  # a whole number beyond 1e308
        return np.inf


def _must_be_finite(name: str) -> str:
    return _("{name} must be finite numbers.", name=name)


def _refuse_not_finite(numbers: Floats, finite: NDArray[np.bool_], name: str) -> NoReturn:
    place = int(np.argmin(finite))
    raise explain(
        _must_be_finite(name),
        _(
            "Missing, NaN or infinite: {n_bad} of {n}; the first is {value}, at position {position}.",
            n_bad=format_count(len(finite) - int(np.count_nonzero(finite))), n=format_count(len(finite)),
            value=numbers[place], position=place,
        ),
        _(
            "Find out where they come from (a missing attribute, a division by zero, a score that overflowed). "
            "To leave these samples out of every column: keep = np.isfinite({name}), then y_true[keep], y_score[keep]",
            name=name,
        ),
    )  # fmt: skip


def _refuse_text(place: int, text: str, name: str) -> NoReturn:
    if "," in text:
        advice = _('Numbers need a decimal point: pd.to_numeric({name}.str.replace(",", "."))', name=name)
    else:
        advice = _("Make numbers of it: pd.to_numeric({name})", name=name)
    found = _("At position {position} it holds a text: {text}.", position=place, text=show(text))
    raise explain(_must_be_finite(name), found, advice)


def _refuse_kind(values: Any, name: str) -> NoReturn:
    raise explain(
        _must_be_one_column(name),
        came(values),
        _("Give a list, a NumPy array or a column of a DataFrame, with one value for each sample."),
    )


def _refuse_frame(frame: pd.DataFrame, name: str) -> NoReturn:
    if frame.shape[1]:
        # Of scores, the last column: that of the positive class in what predict_proba gives.
        column = frame.columns[-1] if name == "y_score" else frame.columns[0]
        advice = _("Take one column of it, for example {name}[{column}]", name=name, column=show(column))
    else:
        advice = _("It has no column at all: look at the line that made it.")
    raise explain(_must_be_one_column(name), came(frame), advice)


def _advise_shape(shape: tuple[int, ...], name: str) -> str:
    if shape[1:] == (1,) or len(shape) > 2:
        return _("Flatten it: np.ravel({name})", name=name)
    if name == "y_score" and shape[1] == 2:
        return _("predict_proba gives one column for each class, in the order of model.classes_: take {name}[:, 1]",
            name=name)  # fmt: skip
    if name == "y_score":
        return _("predict_proba gives one column for each class, in the order of model.classes_: take the one of "
            "your class, {name}[:, k]", name=name)  # fmt: skip
    if name == "y_true":
        return _("If it has one column for each class (one-hot), take the number of the class: "
            "{name}.argmax(axis=1)", name=name)  # fmt: skip
    return _("Take one column of it, for example {name}[:, 0]", name=name)


def _must_be_one_column(name: str) -> str:
    return _("{name} must be one column: one value for each sample.", name=name)


def _counts_rows(index: pd.Index) -> bool:
    return isinstance(index, pd.RangeIndex) and index.start == 0 and index.step == 1
