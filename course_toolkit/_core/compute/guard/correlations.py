"""Correlations: tables in which nothing can be held against anything, pairs that are none, and costs of attributes."""

import math
from collections.abc import Hashable, Mapping, Sequence
from typing import Any, NoReturn

import pandas as pd

from course_toolkit._core.compute.guard.choices import NUMBER
from course_toolkit._core.compute.guard.tables import check_column_of
from course_toolkit._core.compute.guard.wording import came, explain, show, show_some
from course_toolkit._core.words import _, format_count, ngettext


def check_enough_rows(frame: pd.DataFrame, *, name: str, minimum: int) -> None:
    """Refuse a table of so few rows that everything goes with everything."""
    if len(frame) < minimum:
        raise explain(
            _("{name} must have at least {n} rows: two points always lie on a line.", name=name, n=minimum),
            came(frame),
            _("Look at the selection that made it: print(len({name}))", name=name),
        )


def refuse_too_few_columns(
    used: Sequence[Hashable], left_out: Mapping[str, Sequence[Hashable]], *, name: str
) -> NoReturn:
    """Refuse a table with fewer than two usable columns; ``left_out`` holds columns by the words of a reason."""
    usable = ngettext(
        "{n} column can be used: {columns}.", "{n} columns can be used: {columns}.", len(used),
        columns=show_some(used) or "–",
    )  # fmt: skip
    reasons = [_("{reason}: {columns}.", reason=reason, columns=show_some(names)) for reason, names in left_out.items()]
    raise explain(
        _("{name} must have at least two columns, besides the label, that hold different values.", name=name),
        " ".join([usable, *reasons]),
        _('Look at what they hold: {name}.describe(include="all")', name=name),
    )


def check_costs(costs: Any, *, frame: pd.DataFrame) -> dict[Hashable, float]:
    """Return what attributes cost to measure: columns of the table, each with a finite number from 0 up."""
    if costs is None:
        return {}
    rule = _("costs must be a dictionary of columns and what each costs to measure, a number from 0 up.")
    advice = _("Write for example costs={example}", example={str(frame.columns[0]): 2.0})
    if not isinstance(costs, Mapping):
        raise TypeError(str(explain(rule, came(costs), advice)))
    return {
        check_column_of(frame, column, name="costs"): _check_cost(column, cost, rule, advice)
        for column, cost in costs.items()
    }


def check_pair(value: Any, *, names: Sequence[Hashable], name: str = "pair") -> tuple[Hashable, Hashable]:
    """Return two different names of attributes, as they are written in the table."""
    if isinstance(value, (tuple, list)) and len(value) == 2:
        first, second = (next((known for known in names if known is one or known == one), None) for one in value)
        if first in names and second in names and first != second:
            return first, second
    raise explain(
        _("{name} must be two different attributes among those shown.", name=name),
        _(
            "{value} came; there are {n}: {names}.",
            value=show(value),
            n=format_count(len(names)),
            names=show_some(names),
        ),
        _("Write for example: explorer.{name} = {example}", name=name, example=show((names[0], names[-1]))),
    )


def _check_cost(column: Hashable, cost: Any, rule: str, advice: str) -> float:
    if isinstance(cost, bool) or not isinstance(cost, NUMBER):
        raise TypeError(str(explain(rule, _("For {column}: {what}", column=show(column), what=came(cost)), advice)))
    if not math.isfinite(cost) or cost < 0:
        raise explain(rule, _("For {column}: {what}", column=show(column), what=came(cost)), advice)
    return float(cost)
