"""Ranges that somebody declares for columns: ``{"Age": (0, 110)}``."""

from collections.abc import Hashable, Mapping
from numbers import Real
from typing import Any, NoReturn

import pandas as pd

from course_toolkit._core.compute.guard.tables import check_column_of
from course_toolkit._core.compute.guard.wording import came, explain, show
from course_toolkit._core.compute.meaning.attribute import read_attribute
from course_toolkit._core.words import _

Bounds = tuple[Any, Any]


def check_ranges(ranges: Any, frame: pd.DataFrame, *, name: str = "ranges") -> dict[Hashable, Bounds]:
    """Return ranges by column, each the least and the largest value that is possible; None where a side is open."""
    if ranges is None:
        return {}
    if not isinstance(ranges, Mapping):
        raise _refusal(TypeError, name, came(ranges))
    return {check_column_of(frame, column, name=name): _check_range(column, bounds, frame, name)
            for column, bounds in ranges.items()}  # fmt: skip


def _check_range(column: Hashable, bounds: Any, frame: pd.DataFrame, name: str) -> Bounds:
    if not isinstance(bounds, (tuple, list)) or len(bounds) != 2:
        _refuse_shape(column, bounds, name)
    kind = read_attribute(frame[column]).kind
    if kind not in ("number", "boolean", "date", "empty"):
        _refuse_text(column, name)
    low, high = (_check_bound(bound, column, name, is_date=kind == "date") for bound in bounds)
    if low is not None and high is not None and low > high:
        raise explain(
            _("The range of a column in {name} must go from the least value to the largest.", name=name),
            _("{low} is above {high}, for {column}.", low=show(bounds[0]), high=show(bounds[1]), column=show(column)),
            _("Exchange them: {name}={{{column}: ({low}, {high})}}", name=name, column=show(column),
              low=show(bounds[1]), high=show(bounds[0])),
        )  # fmt: skip
    return low, high


def _check_bound(bound: Any, column: Hashable, name: str, *, is_date: bool) -> Any:
    """Return a bound as a plain number, or as a moment for a column of dates."""
    if bound is None:
        return None
    if is_date:
        return _check_moment(bound, column, name)
    if isinstance(bound, bool) or not isinstance(bound, Real) or bound != bound:  # noqa: PLR0124 — NaN
        raise _refusal(TypeError, name, _("{value} came as a bound of {column}, of type {kind}.", value=show(bound),
                       column=show(column), kind=type(bound).__name__))  # fmt: skip
    return bound.item() if hasattr(bound, "item") else bound


def _check_moment(bound: Any, column: Hashable, name: str) -> pd.Timestamp:
    try:
        moment = pd.Timestamp(bound) if not isinstance(bound, (Real, bool)) else pd.NaT
    except (ValueError, TypeError):
        moment = pd.NaT
    if moment is pd.NaT:
        raise explain(
            _("The range of a column of dates in {name} must be dates.", name=name),
            _("{value} came as a bound of {column}, of type {kind}.", value=show(bound), column=show(column),
              kind=type(bound).__name__),
            _('Write for example {name}={{{column}: ("2000-01-01", "2030-12-31")}}', name=name, column=show(column)),
        )  # fmt: skip
    return moment.tz_convert("UTC").tz_localize(None) if moment.tzinfo is not None else moment


def _refusal(kind: type[Exception], name: str, what_came: str) -> Exception:
    rule = _("{name} must be a dictionary of columns and their ranges, each a pair of numbers.", name=name)
    advice = _('Write for example {name}={{"Age": (0, 110)}}, with None for a side that is open.', name=name)
    error = explain(rule, what_came, advice)
    return error if kind is ValueError else kind(str(error))


def _refuse_shape(column: Hashable, bounds: Any, name: str) -> NoReturn:
    raise explain(
        _("The range of a column in {name} must be a pair: the least and the largest value.", name=name),
        _("{value} came for {column}.", value=show(bounds), column=show(column)),
        _("Write for example {name}={{{column}: (0, 110)}}, with None for a side that is open.", name=name,
          column=show(column)),
    )  # fmt: skip


def _refuse_text(column: Hashable, name: str) -> NoReturn:
    raise explain(
        _("{name} must name columns of numbers or dates.", name=name),
        _("{column} holds text.", column=show(column)),
        _('If its texts are numbers, convert them first: pd.to_numeric(frame[{column}], errors="coerce")',
          column=show(column)),
    )  # fmt: skip
