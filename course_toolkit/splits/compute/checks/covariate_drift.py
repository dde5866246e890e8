"""Attributes distributed, or related to one another, otherwise in one set than in another."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from course_toolkit._core.words import N_, _, format_number, format_percent, ngettext
from course_toolkit.splits.compute.chance.exchange import Exchange, draw_exchange, stand_out
from course_toolkit.splits.compute.chance.margins import Difference, largest_difference, margin_scores
from course_toolkit.splits.compute.chance.proportions import count_levels, differing_pairs
from course_toolkit.splits.compute.chance.relations import Change, find_changes
from course_toolkit.splits.compute.chance.significance import LEVEL
from course_toolkit.splits.compute.finding import SET_NAMES, Draft, NotCheckedError, SplitFinding
from course_toolkit.splits.compute.meaning.roles import is_category, is_identifier, time_of
from course_toolkit.splits.compute.tables.columns import Column
from course_toolkit.splits.compute.tables.sets import Name, Sets
from course_toolkit.splits.compute.tables.value_text import value_text

#: Half of the rows of one set lie where the other has none, at the least: no longer something to ask about.
EXTREME = 0.5
#: With more columns than this, ranks alone are compared: each of the finer scores costs as much again.
MOST_FINE = 200
N_NAMED = 5
WHY = N_("A model is only known to work on rows like those it learned from; here it is judged on others.")


def find_covariate_drift(sets: Sets) -> Iterator[Draft]:
    """Find the attributes that differ between two sets more than chance allows, one by one and two by two."""
    columns = [column for column in sets.columns() if column.kind != "date" and not is_identifier(sets, column)]
    columns = [column for column in columns if column.kind == "number" or is_category(sets, column)]
    if not columns:
        raise NotCheckedError(lambda: _("No attribute holds numbers or categories that could be compared."))
    level = LEVEL / (2 * len(sets.pairs))  # columns and pairs of columns, in each pair of sets
    for pair in sets.pairs:
        yield from _between(sets, pair, columns, level=level)


def _between(sets: Sets, pair: tuple[str, str], columns: Sequence[Column], *, level: float) -> Iterator[Draft]:
    exchange = draw_exchange(sets, pair, among=_comparable_rows(sets, pair))
    columns = [column for column in columns if column.name != exchange.group]  # groups differ by design
    differences = _differences(sets, exchange, columns, level=level)
    if differences:
        yield _draft_margins(pair, differences, n_columns=len(columns), time=time_of(sets, pair))
    apart = {difference.name for difference in differences}
    alike = [column for column in columns if column.name not in apart]
    changes, n_read = find_changes(exchange, alike, level=level)
    if changes:
        yield _draft_relations(pair, changes, n_columns=n_read, time=time_of(sets, pair))


def _comparable_rows(sets: Sets, pair: tuple[str, str]) -> Mapping[str, NDArray[np.bool_]] | None:
    """Return the rows of one class where the classes are mixed differently; None for all rows.

    Sets with other shares of the classes differ in all that goes with the class, an over-sampled training set above
    all; the class that the second set has most is the one that over-sampling leaves as it was.
    """
    target = sets.target
    if target is None or sets.task != "classification" or not differing_pairs(sets, target, [pair]):
        return None
    found = count_levels(target, pair)
    most = int((found.counts[1] * (found.counts[0] > 0)).argmax())
    return {key: target.per_set[key] == found.levels[most] for key in pair}


def _differences(sets: Sets, exchange: Exchange, columns: Sequence[Column], *, level: float) -> list[Difference]:
    """Return what differs, the largest difference first."""
    scores, owners = [], []
    for number, column in enumerate(columns):
        own = margin_scores(
            exchange.values(column), is_category=is_category(sets, column), fine=len(columns) <= MOST_FINE
        )
        scores += own
        owners += [number] * len(own)
    if not scores:
        return []
    totals = exchange.totals(np.column_stack(scores))
    found = np.unique(np.asarray(owners)[stand_out(totals, exchange.in_second, level=level)])
    differences = []
    for column in (columns[number] for number in found):
        first, second = (column.per_set[key][rows] for key, rows in zip(exchange.pair, exchange.drawn, strict=True))
        differences.append(largest_difference(column, first, second, is_category=is_category(sets, column)))
    return sorted((one for one in differences if one.matters), key=lambda one: -one.size)


def _draft_margins(
    pair: tuple[str, str], differences: Sequence[Difference], *, n_columns: int, time: Name | None
) -> Draft:
    extreme = differences[0].size >= EXTREME and time is None

    def draft() -> SplitFinding:
        return SplitFinding(
            code="covariate_drift",
            severity="warning" if extreme else "question",
            title=_title_margins(pair, differences, n_columns),
            columns=tuple(one.name for one in differences),
            evidence={str(one.name): one.size for one in differences[:N_NAMED]},
            hypotheses=_hypotheses(time),
            fixes=_fixes(differences[0].name, time),
            why=_(WHY),
            sets=pair,
        )

    return draft


def _title_margins(pair: tuple[str, str], differences: Sequence[Difference], n_columns: int) -> str:
    most = differences[0]
    start = ngettext(
        "{n} of {total} attributes is distributed differently in the {first} and the {second}.",
        "{n} of {total} attributes are distributed differently in the {first} and the {second}.",
        len(differences), total=n_columns, first=_(SET_NAMES[pair[0]]), second=_(SET_NAMES[pair[1]]),
    )  # fmt: skip
    shares = {"name": most.name, "a": format_percent(most.shares[0]), "b": format_percent(most.shares[1])}
    if most.what == "missing":
        return start + " " + _("Most of all “{name}”: missing in {a} of the one and {b} of the other.", **shares)
    value = value_text(most.value)
    if most.what == "level":
        return start + " " + _(
            "Most of all “{name}”: “{value}” in {a} of the one and {b} of the other.", value=value, **shares
        )  # fmt: skip
    return start + " " + _(
        "Most of all “{name}”: at most {value} in {a} of the one and {b} of the other.", value=value, **shares
    )  # fmt: skip


def _draft_relations(pair: tuple[str, str], changes: Sequence[Change], *, n_columns: int, time: Name | None) -> Draft:
    most = changes[0]
    columns = tuple(dict.fromkeys(name for change in changes for name in change.names))

    def draft() -> SplitFinding:
        return SplitFinding(
            code="covariate_drift",
            severity="warning" if most.size >= 2 * EXTREME and time is None else "question",
            title=_(
                "“{left}” and “{right}” go together differently: rank correlation {a} in the {first}, {b} in the "
                "{second}. Pairs of attributes like this: {n}.",
                left=most.names[0], right=most.names[1], n=len(changes),
                a=format_number(most.correlations[0], 2), b=format_number(most.correlations[1], 2),
                first=_(SET_NAMES[pair[0]]), second=_(SET_NAMES[pair[1]]),
            ),
            columns=columns,
            evidence={
                "first_correlation": most.correlations[0], "second_correlation": most.correlations[1],
                "n_pairs": len(changes), "n_columns_read": n_columns,
            },
            hypotheses=_hypotheses(time),
            fixes=_fixes(most.names[0], time),
            why=_(WHY),
            sets=pair,
        )  # fmt: skip

    return draft


def _hypotheses(time: Name | None) -> tuple[str, ...]:
    if time is not None:
        return (
            _("the world changes with time (“{time}”): then this is what the model will meet, and no fault", time=time),
            _("the way of measuring changed at some date"),
        )
    return (
        _("the sets come from other places, devices or years, or were not shuffled"),
        _("one of the sets was cleaned, scaled or filled in another way"),
        _("the rows come in groups (patients, series) kept whole: declare them with group=…, and they are allowed for"),
    )


def _fixes(name: Name, time: Name | None) -> tuple[str, ...]:
    look = f"pd.concat([train[{name!r}].describe(), test[{name!r}].describe()], axis=1, keys=['train', 'test'])"
    return (look,) if time is not None else (look, "train, test = train_test_split(frame, random_state=0)")
