"""What empty cells go with: the label, or the value of another column; told by a test of a stated level."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.stats import chi2_contingency, norm, rankdata

from course_toolkit._core.compute.meaning.attribute import Attribute
from course_toolkit._core.compute.steps.said import say_name, say_value
from course_toolkit._core.words import _, format_percent, format_value
from course_toolkit.first_look.compute.table import Mask, Table

#: The level of all tests of one table together.
LEVEL = 0.001
N_ROWS_TESTED = 20_000
N_COLUMNS_TESTED = 100
MOST_LEVELS = 20
#: Of fewer gaps, or fewer values beside them, no test tells much.
FEWEST = 8
#: Expected counts below this make chi-square say too much.
FEWEST_EXPECTED = 5


@dataclass(frozen=True)
class Link:
    """A column that gaps go with: they are commoner where it has a value, or where it is high or low."""

    column: Hashable
    p_value: float
    value: Any = None
    shares: tuple[float, float] = (0.0, 0.0)
    medians: tuple[float, float] | None = None

    def say(self) -> str:
        """Return the sentence."""
        if self.medians is not None:
            return _("There, {column} has the median {inside}; elsewhere, {outside}.", column=say_name(self.column),
                     inside=format_value(self.medians[0]), outside=format_value(self.medians[1]))  # fmt: skip
        return _("It is empty in {inside} of the rows where {column} is {value}, and in {outside} of the others.",
                 inside=format_percent(self.shares[0], 1), outside=format_percent(self.shares[1], 1),
                 column=say_name(self.column), value=say_value(self.value))  # fmt: skip


def find_links(table: Table, masks: Sequence[Mask], names: Sequence[tuple[Hashable, ...]]) -> list[tuple[Link, ...]]:
    """Return, for each set of gaps, the label if it goes with them, and the other column that does most."""
    rows = np.arange(0, table.n_rows, max(1, table.n_rows // N_ROWS_TESTED))
    others = [one for one in table.attributes("number", "boolean", "text") if _may_tell(table, one)]
    tested = [*([] if table.target is None else [table.target]), *others[:N_COLUMNS_TESTED]]
    ranks = [_ranks(one, rows) for one in tested]
    level = LEVEL / max(1, len(masks) * len(tested))
    found = []
    for mask, own in zip(masks, names, strict=True):
        links = [
            link
            for one, ranked in zip(tested, ranks, strict=True)
            if one.name not in own and (link := _link(one, ranked, mask[rows], rows)) and link.p_value < level
        ]
        found.append(_choose(links, table.label))
    return found


def _may_tell(table: Table, attribute: Attribute) -> bool:
    """Say whether a column may tell of gaps: names of rows do not, nor do texts that come once."""
    explained = table.explained.get(attribute.name)
    if explained is not None and explained.all():
        return False
    return attribute.kind != "text" or len(np.asarray(attribute.levels)) <= MOST_LEVELS


def _choose(links: list[Link], label: Hashable | None) -> tuple[Link, ...]:
    of_label = [link for link in links if link.column == label]
    others = sorted((link for link in links if link.column != label), key=lambda link: link.p_value)
    return (*of_label, *others[:1])


def _ranks(attribute: Attribute, rows: NDArray[np.intp]) -> NDArray[np.float64]:
    values = attribute.floats[rows]
    return values if _is_category(attribute) else np.asarray(rankdata(values, nan_policy="omit"), dtype=np.float64)


def _is_category(attribute: Attribute) -> bool:
    return attribute.kind in {"text", "boolean"} or len(attribute.distinct) == 2


def _link(attribute: Attribute, ranks: NDArray[np.float64], mask: Mask, rows: NDArray[np.intp]) -> Link | None:
    known = ~np.isnan(ranks)
    inside, outside = mask & known, ~mask & known
    if min(inside.sum(), outside.sum()) < FEWEST:
        return None
    if _is_category(attribute):
        return _category_link(attribute, ranks[known], mask[known])
    gap, spread = ranks[inside].mean() - ranks[known].mean(), ranks[known].std(ddof=1)
    n_inside, n_known = int(inside.sum()), int(known.sum())
    error = spread * np.sqrt((n_known - n_inside) / (n_inside * n_known))  # Wilcoxon's rank sum, ties counted
    if not error:
        return None
    values = attribute.floats[rows]
    medians = (float(np.median(values[inside])), float(np.median(values[outside])))
    p_value = float(2 * norm.sf(abs(gap / error)))
    return Link(attribute.name, p_value, medians=medians) if medians[0] != medians[1] else None


def _category_link(attribute: Attribute, values: NDArray[np.float64], mask: Mask) -> Link | None:
    kinds, codes = np.unique(values, return_inverse=True)
    counts = np.stack([np.bincount(codes[part], minlength=len(kinds)) for part in (mask, ~mask)])
    if len(kinds) < 2 or len(kinds) > MOST_LEVELS:
        return None
    expected = counts.sum(axis=0) * (counts.sum(axis=1) / counts.sum())[:, None]
    if expected.min() < FEWEST_EXPECTED:
        return None
    shares, rest = counts[0] / counts.sum(axis=0), (mask.sum() - counts[0]) / (len(mask) - counts.sum(axis=0))
    most = int(np.argmax(shares))
    is_text = attribute.kind == "text" and attribute.levels is not None
    value = np.asarray(attribute.levels)[int(kinds[most])] if is_text else kinds[most]
    return Link(attribute.name, float(chi2_contingency(counts).pvalue), value=value,
                shares=(float(shares[most]), float(rest[most])))  # fmt: skip
