"""A table whose columns are read when they are looked at, and how each is looked at."""

from collections.abc import Hashable
from dataclasses import replace
from functools import lru_cache
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from course_toolkit._core.compute.guard.tables import check_column_of, check_table
from course_toolkit._core.compute.guard.wording import came, explain
from course_toolkit._core.compute.meaning.attribute import Attribute, read_attribute
from course_toolkit._core.compute.steps import ToDates, ToNumbers
from course_toolkit._core.words import _
from course_toolkit.attributes.compute.association import Association, as_category, measure_association
from course_toolkit.attributes.compute.levels import Levels, colors_of

Role = Literal["number", "category", "empty"]

#: A picture shows nothing beyond this size, and squares of what is smaller are finite.
LARGEST = 1e150
#: So few different numbers are categories, whatever they count.
TWO = 2
#: A label of so few different whole numbers numbers classes.
MOST_CLASSES = 20
#: How many columns are kept read: a million rows of one take some ten megabytes.
N_KEPT = 8


class LookedAt:
    """A table, its label, and its columns read once each.

    Parameters
    ----------
    frame : DataFrame
    label : column label, optional
        The column to predict.
    """

    def __init__(self, frame: pd.DataFrame, *, label: Hashable | None = None) -> None:
        self.frame = _check_has_columns(check_table(frame, name="frame"))
        self.names: tuple[Hashable, ...] = tuple(frame.columns.tolist())
        self.label = None if label is None else self.known(label, name="label")
        # Typed, since columns 1 and True are two.
        self.attribute = lru_cache(maxsize=N_KEPT, typed=True)(self._read)
        self.colors = lru_cache(maxsize=2, typed=True)(self._color)
        self.association = lru_cache(maxsize=N_KEPT, typed=True)(self._associate)

    def known(self, column: object, *, name: str) -> Hashable:
        """Return the name of a column of this table, as the table has it."""
        return self.names[self._place(check_column_of(self.frame, column, name=name))]

    def role(self, column: Hashable) -> Role:
        """Return how a column is looked at: as numbers (dates among them), as categories, or not at all."""
        attribute = self.attribute(column)
        if attribute.kind in {"empty", "nested"} or (attribute.kind != "text" and not len(attribute.known)):
            return "empty"
        few = attribute.kind == "number" and (
            len(attribute.distinct) <= TWO
            or (column == self.label and attribute.is_whole and len(attribute.distinct) <= MOST_CLASSES)
        )
        return "category" if few or attribute.kind in {"text", "boolean"} else "number"

    def comparable(self, column: Hashable) -> Attribute:
        """Return a column as it is compared with others: categories as such, whatever they are coded by."""
        attribute = self.attribute(column)
        if self.role(column) != "category":
            return replace(attribute, floats=usable(attribute))
        # Texts as they are written, those that are no numbers among numbers included.
        return replace(attribute, kind="text") if attribute.is_text else as_category(attribute)

    def reading(self, *columns: Hashable | None) -> str:
        """Return the lines of pandas that make numbers, or dates, of those columns that are stored as text."""
        wanted = dict.fromkeys(column for column in columns if column is not None and self.role(column) == "number")
        steps = (self._reading_of(self.attribute(column)) for column in wanted)
        return "\n".join(step.fitted(self.frame).code("table") for step in steps if step is not None)

    def _reading_of(self, attribute: Attribute) -> ToNumbers | ToDates | None:
        if not attribute.is_text:
            return None
        if attribute.kind == "number":
            return ToNumbers(attribute.name)
        return ToDates(attribute.name, attribute.date_format or "ISO8601")

    def _read(self, column: Hashable) -> Attribute:
        return read_attribute(self.frame.iloc[:, self._place(column)])

    def _associate(self, x: Hashable, y: Hashable) -> Association:
        return measure_association(self.comparable(x), self.comparable(y))

    def _color(self, column: Hashable) -> Levels:
        return colors_of(self.attribute(column))

    def _place(self, column: Hashable) -> int:
        """Return where a column stands; a name of its own kind first, since NaN equals nothing."""
        same = (place for place, name in enumerate(self.names) if name is column)
        place = next(same, None)
        return int(self.frame.columns.get_loc(column)) if place is None else place


def usable(attribute: Attribute) -> NDArray[np.float64]:
    """Return the values of a column, NaN where a picture has no place for them."""
    floats = attribute.floats
    with np.errstate(invalid="ignore"):
        beyond = np.abs(floats) > LARGEST
    return np.where(beyond, np.nan, floats) if beyond.any() else floats


def _check_has_columns(frame: pd.DataFrame) -> pd.DataFrame:
    if frame.shape[1]:
        return frame
    raise explain(
        _("frame must have at least one column."),
        came(frame),
        _("Look at the line that made it: print({name}.columns)", name="frame"),
    )
