"""The columns that measure something, and what of them is still to be explained."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from course_toolkit._core.compute.meaning.attribute import Attribute
from course_toolkit._core.compute.meaning.names import hint_of
from course_toolkit.first_look.compute.rules.values.bulk import Bulk, bulk_of
from course_toolkit.first_look.compute.table import Positions, Table

#: A label of so many different values is a quantity, and looked at as the other columns are.
FEWEST_OF_A_QUANTITY = 20


@dataclass(frozen=True, eq=False)
class Measure:
    """A column of numbers (or dates) with its bulk, and the values outside that nothing explains yet."""

    attribute: Attribute
    bulk: Bulk
    outside: Positions

    @property
    def name(self) -> Hashable:
        """The name of the column."""
        return self.attribute.name

    @property
    def values(self) -> NDArray[np.float64]:
        """The values outside, in the order of ``outside``."""
        return self.attribute.floats[self.outside]


_numbers: WeakKeyDictionary[Table, list[Attribute]] = WeakKeyDictionary()


def numbers_of(table: Table) -> list[Attribute]:
    """Return the columns of numbers that are no identifiers; a label that is a quantity among them."""
    if table not in _numbers:
        target = table.target
        named = [attribute for attribute in table.attributes("number") if hint_of(attribute.name) != "sure"]
        is_quantity = target is not None and target.kind == "number" and len(target.distinct) >= FEWEST_OF_A_QUANTITY
        _numbers[table] = [*named, *([target] if target is not None and is_quantity else [])]
    return _numbers[table]


def measures(table: Table) -> Iterator[Measure]:
    """Yield the columns of numbers in which values lie outside the bulk and are not explained yet."""
    for attribute in numbers_of(table):
        measure = measure_of(table, attribute)
        if measure is not None and len(measure.outside):
            yield measure


def measure_of(table: Table, attribute: Attribute) -> Measure | None:
    """Return a column with its bulk; None where it has none."""
    bulk = bulk_of(attribute)
    return None if bulk is None else Measure(attribute, bulk, open_among(table, attribute.name, bulk.outside))


def open_among(table: Table, name: Hashable, positions: Positions) -> Positions:
    """Return those positions whose cell in a column is not explained yet."""
    explained = table.explained.get(name)
    return positions if explained is None else positions[~explained[positions]]
