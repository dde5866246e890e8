"""What every step of a cleaning can do."""

from collections.abc import Hashable
from typing import Protocol

import pandas as pd


class Step(Protocol):
    """One change of a table, which never changes the table that it is given."""

    @property
    def carries_over(self) -> bool:
        """Whether it means the same for new data: "set 999 missing" does, "drop row 9" does not."""
        ...

    @property
    def columns(self) -> tuple[Hashable, ...]:
        """The columns that it needs."""
        ...

    def apply(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Return the changed table."""
        ...

    def code(self, name: str = "frame") -> str:
        """Return the lines of pandas that do the same to a table of that name."""
        ...

    def describe(self) -> str:
        """Say it in a few words, in the current language."""
        ...
