"""Names and values of a table as a sentence holds them: short, and whatever they are."""

from collections.abc import Collection, Iterable, Mapping
from itertools import islice
from typing import Any

import numpy as np
import pandas as pd

from course_toolkit._core.compute.printing import on_one_line, printable
from course_toolkit._core.words import _, decimal_sign

LONGEST = 40
N_SAID = 4


def say_value(value: Any) -> str:
    """Return a value as it is read: numbers bare, texts between quotation marks, what is missing by that word."""
    if pd.api.types.is_scalar(value) and pd.isna(value):
        return _("missing")
    plain = value.item() if isinstance(value, np.generic) else value
    if isinstance(plain, float):
        return f"{plain:.10g}".replace(".", decimal_sign())
    if isinstance(plain, str):  # " m" is another value than "m"
        return _("“{text}”", text=_cut(printable(plain)))
    return say_name(plain)


def say_name(name: Any) -> str:
    """Return the name of a column or a row, cut where it is long."""
    return _cut(on_one_line(str(name)))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def say_names(names: Collection[Any]) -> str:
    """Return the first few names."""
    return _listed(map(say_name, names), len(names))


def say_values(values: Collection[Any]) -> str:
    """Return the first few values."""
    return _listed(map(say_value, values), len(values))


def say_changes(changes: Mapping[Any, Any]) -> str:
    """Return what becomes what, the first few."""
    return _listed((f"{say_value(old)} → {say_value(new)}" for old, new in changes.items()), len(changes))


def _listed(words: Iterable[str], n: int) -> str:
    return ", ".join(islice(words, N_SAID)) + (", …" if n > N_SAID else "")
