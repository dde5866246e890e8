"""Columns that hold the same: value for value, or category for category under other names."""

import math
from collections.abc import Hashable, Iterator
from hashlib import blake2b

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import gammaln

from course_toolkit._core.compute.meaning.attribute import Attribute
from course_toolkit._core.compute.steps import DropColumns
from course_toolkit._core.compute.steps.said import say_name, say_names
from course_toolkit._core.words import _, format_count, ngettext
from course_toolkit.first_look.compute.finding import Decision, Suspicion, Wording
from course_toolkit.first_look.compute.rules.structure.constant_column import is_constant
from course_toolkit.first_look.compute.table import Table

#: By chance, no two columns of a table should agree oftener than this.
LEVEL_BITS = 10
#: A category comes back, on average so often; what comes once pairs with whatever comes once.
ROWS_PER_CATEGORY = 2
MOST_CATEGORIES = 5_000


def find_equal_columns(table: Table) -> Iterator[Suspicion]:
    """Find columns that repeat another, and categories that are another under other names; never by pairs."""
    columns = [one for one in table.attributes("number", "boolean", "date", "text") if not is_constant(one)]
    enough = 2 * math.log2(max(2, len(columns))) + LEVEL_BITS
    same = _grouped({one.name: _fingerprint(one) for one in columns})
    for names in same:
        if _bits(table.attribute(names[0])) > enough:
            yield _equal(names)
    repeats = {name for names in same for name in names[1:]}
    kinds = {one.name: key for one in columns if one.name not in repeats and (key := _partition(one)) is not None}
    for names in _grouped(kinds):
        if any(table.attribute(name).is_text for name in names) and _bits(table.attribute(names[0])) > enough:
            yield _renamed(names, len(table.attribute(names[0]).distinct))


def _grouped(keys: dict[Hashable, bytes]) -> list[tuple[Hashable, ...]]:
    groups: dict[bytes, list[Hashable]] = {}
    for name, key in keys.items():
        groups.setdefault(key, []).append(name)
    return [tuple(names) for names in groups.values() if len(names) > 1]


def _fingerprint(attribute: Attribute) -> bytes:
    """Return what columns of the same values have in common."""
    sums = blake2b(digest_size=16)
    if attribute.kind == "text" and attribute.levels is not None:
        sums.update(b"text" + repr(attribute.levels.tolist()).encode())
    else:
        sums.update(b"date" if attribute.kind == "date" else b"number")
    values = attribute.floats + 0.0  # a negative zero is zero
    sums.update(np.where(np.isnan(values), np.nan, values).tobytes())
    if attribute.is_unread.any():
        sums.update(repr(attribute.series[attribute.is_unread].tolist()).encode())
    return sums.digest()


def _partition(attribute: Attribute) -> bytes | None:
    """Return what columns have in common that tell the same rows apart; None of what is no category."""
    n_known, n_kinds = len(attribute.known), len(attribute.distinct)
    if attribute.kind == "date" or not attribute.is_whole or n_kinds * ROWS_PER_CATEGORY > n_known:
        return None
    if not 2 <= n_kinds <= MOST_CATEGORIES or attribute.is_unread.any():
        return None
    codes, _distinct = pd.factorize(attribute.floats)
    return blake2b(codes.astype(np.int64).tobytes(), digest_size=16).digest()


def _bits(attribute: Attribute) -> float:
    """Return how surprising it is that another column of the same values has them in the same order."""
    counts: NDArray[np.intp] = np.unique(attribute.floats, return_counts=True, equal_nan=True)[1]
    return float((gammaln(counts.sum() + 1) - gammaln(counts + 1).sum()) / math.log(2))


def _equal(names: tuple[Hashable, ...]) -> Suspicion:
    first, others = names[0], names[1:]

    def wording() -> Wording:
        return Wording(
            title=ngettext("{others} repeats {first}, value for value.",
                           "{n} columns repeat {first}, value for value: {others}.", len(others),
                           others=say_names(others), first=say_name(first)),
            why=_("The same attribute twice has twice the weight in a distance, and hides itself from a linear model."),
            question=_("Were these meant to be different attributes?"),
            hypotheses=(
                _("a column came twice when tables were joined"),
                _("one was copied to be changed, and never was"),
                _("two attributes happen to agree in these rows"),
            ),
            decisions=(
                Decision("drop", _("keep {first} alone", first=say_name(first)), DropColumns(others)),
                Decision("keep", _("keep them all")),
            ),
        )  # fmt: skip

    return Suspicion(
        code="equal_columns", severity="warning", columns=names, wording=wording, evidence={"n_columns": len(names)},
        explains=False,
    )  # fmt: skip


def _renamed(names: tuple[Hashable, ...], n_kinds: int) -> Suspicion:
    first, others = names[0], names[1:]

    def wording() -> Wording:
        return Wording(
            title=_("{names} tell the same {n_kinds} categories apart, under other names.",
                    names=say_names(names), n_kinds=format_count(n_kinds)),
            why=_("One of them is enough; both give the attribute twice the weight."),
            question=_("Is one the code of the other?"),
            hypotheses=(
                _("one is the code or the abbreviation of the other"),
                _("two attributes happen to go together in these rows"),
            ),
            decisions=(
                Decision("keep", _("keep them all")),
                Decision("drop", _("keep {first} alone", first=say_name(first)), DropColumns(others)),
            ),
        )  # fmt: skip

    return Suspicion(
        code="equal_columns", severity="question", columns=names, wording=wording,
        evidence={"n_columns": len(names), "n_categories": n_kinds}, explains=False,
    )  # fmt: skip
