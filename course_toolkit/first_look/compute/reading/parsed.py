"""A table as its reader hands it over, before its account is written."""

from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from course_toolkit.first_look.compute.reading.account import Note
from course_toolkit.first_look.compute.reading.missing import TextsAt


@dataclass
class Parsed:
    """A table, the lines of pandas that read it, what was told from the file, and what to know beside.

    ``kept_text`` names the columns that are text on purpose.
    """

    frame: pd.DataFrame
    code: str
    texts_at: TextsAt
    facts: dict[str, Any] = field(default_factory=dict)
    guessed: tuple[str, ...] = ()
    kept_text: frozenset[Any] = frozenset()
    notes: list[Note] = field(default_factory=list)
