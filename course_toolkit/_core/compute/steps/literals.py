"""Values as Python code: what is written gives the same value back, whatever the value is."""

import math
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd


def literal(value: Any) -> str:
    """Return Python code for a value of a table, or for a name; pandas is called pd there."""
    plain = (
        value.item()
        if isinstance(value, np.generic) and not isinstance(value, (np.datetime64, np.timedelta64))
        else value
    )
    if plain is None or plain is pd.NA or plain is pd.NaT:
        return "None" if plain is None else f"pd.{'NA' if plain is pd.NA else 'NaT'}"
    if isinstance(plain, tuple):
        return f"({', '.join(map(literal, plain))}{',' if len(plain) == 1 else ''})"
    if isinstance(plain, (pd.Timestamp, np.datetime64)):
        return f"pd.Timestamp({str(plain)!r})"
    if isinstance(plain, float) and not math.isfinite(plain):
        return f'float("{plain}")'
    return repr(plain)


def list_literal(values: Iterable[Any]) -> str:
    """Return Python code for a list."""
    return f"[{', '.join(map(literal, values))}]"


def dict_literal(values: Mapping[Any, Any]) -> str:
    """Return Python code for a dictionary."""
    return "{" + ", ".join(f"{literal(key)}: {literal(value)}" for key, value in values.items()) + "}"
