"""Which set rows belong to: written where a table is parted, read where only training rows may be learned from."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from course_toolkit._core.words import N_

SET_NAMES = {"train": N_("training set"), "validation": N_("validation set"), "test": N_("test set")}
#: Under this name the attributes of a frame say its set. pandas keeps them through selections, and drops them where
#: rows of different sets are put together.
SET_ATTRIBUTE = "course_toolkit.set"
#: And under this one, that rows were added: such a table is not to be split any more.
OVERSAMPLED_ATTRIBUTE = "course_toolkit.oversampled"


@dataclass(frozen=True, eq=False)
class Rows:
    """Rows as they were given: attributes, the label where it came with them, and the set where it is known."""

    X: Any
    y: Any = None
    key: str | None = None


def mark_set(frame: pd.DataFrame, key: str) -> pd.DataFrame:
    """Write on a frame of one's own which set it is, and return it."""
    frame.attrs[SET_ATTRIBUTE] = key
    return frame


def mark_oversampled(frame: pd.DataFrame) -> pd.DataFrame:
    """Write on a frame of one's own that it is a training set to which rows were added, and return it."""
    frame.attrs[OVERSAMPLED_ATTRIBUTE] = True
    return mark_set(frame, "train")


def is_oversampled(frame: pd.DataFrame) -> bool:
    """Return whether a table says that rows were added to it."""
    return frame.attrs.get(OVERSAMPLED_ATTRIBUTE) is True


def read_rows(value: Any) -> Rows:
    """Return what was given as attributes, label and set: a part of a split brings all three, a frame its mark."""
    if isinstance(value, (pd.DataFrame, pd.Series)):
        return Rows(value, key=_known(value.attrs.get(SET_ATTRIBUTE)))
    if all(hasattr(value, name) for name in ("key", "X", "y")):
        return Rows(value.X, value.y, _known(value.key))
    return Rows(value)


def is_split(value: Any) -> bool:
    """Return whether a whole split was given where one of its sets is meant."""
    return not isinstance(value, (pd.DataFrame, pd.Series)) and all(
        hasattr(type(value), name) or name in getattr(value, "__dict__", {}) for name in ("train", "validation", "test")
    )


def _known(key: Any) -> str | None:
    return key if isinstance(key, str) and key in SET_NAMES else None
