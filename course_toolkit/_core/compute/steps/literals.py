"""Values as Python code: what is written gives the same value back, whatever the value is."""

import math
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd

from course_toolkit._core.compute.printing import on_one_line


def literal(value: Any) -> str:
    """Return Python code for a value of a table, or for a name; pandas is called pd there."""
    plain = _plain(value)
    if plain is None:
        return "None"
    if plain is pd.NA or plain is pd.NaT:
        return f"pd.{'NA' if plain is pd.NA else 'NaT'}"
    written = next((write for kinds, write in _WRITERS if isinstance(plain, kinds)), repr)
    return written(plain)


def list_literal(values: Iterable[Any]) -> str:
    """Return Python code for a list."""
    return f"[{', '.join(map(literal, values))}]"


def dict_literal(values: Mapping[Any, Any]) -> str:
    """Return Python code for a dictionary."""
    return "{" + ", ".join(f"{literal(key)}: {literal(value)}" for key, value in values.items()) + "}"


def comment(text: str) -> str:
    """Return a text as one line of Python comment, whatever stands in it: nothing of it is ever run."""
    return f"# {on_one_line(text)}"


def _plain(value: Any) -> Any:
    """Return Python's own value for one of NumPy's."""
    if isinstance(value, np.datetime64):
        return pd.Timestamp(value)
    if isinstance(value, np.timedelta64):
        return pd.Timedelta(value)
    if isinstance(value, np.longdouble):
        return float(value)
    return value.item() if isinstance(value, np.generic) else value


def _tuple(value: tuple[Any, ...]) -> str:
    return f"({', '.join(map(literal, value))}{',' if len(value) == 1 else ''})"


def _set(value: Iterable[Any]) -> str:
    return f"{type(value).__name__}({list_literal(value)})"


def _text(value: str) -> str:
    """Write a text in the quotation marks of the lecture, where it holds none itself."""
    written = repr(str(value))
    return written if any(mark in written[1:-1] for mark in "\"'") else f'"{written[1:-1]}"'


def _float(value: float) -> str:
    return repr(float(value)) if math.isfinite(value) else f'float("{float(value)}")'


def _complex(value: complex) -> str:
    return f"complex({_float(value.real)}, {_float(value.imag)})"


def _moment(value: datetime) -> str:
    """Write a moment: one of a place through UTC, since an hour comes twice there when the clocks go back."""
    stamp = pd.Timestamp(value)
    if stamp.tz is None or isinstance(stamp.tz, timezone):
        return f"pd.Timestamp({_text(stamp.isoformat())})"
    return f"pd.Timestamp({_text(stamp.tz_convert('UTC').isoformat())}).tz_convert({_text(str(stamp.tz))})"


def _duration(value: timedelta) -> str:
    return f"pd.Timedelta({_text(str(pd.Timedelta(value)))})"


def _interval(value: pd.Interval) -> str:
    return f"pd.Interval({literal(value.left)}, {literal(value.right)}, closed={_text(value.closed)})"


#: What writes each kind, the first that fits; a moment is a date, too. Python itself writes the others.
_WRITERS: tuple[tuple[Any, Any], ...] = (
    (bool, repr),
    (float, _float),
    (complex, _complex),
    (str, _text),
    (tuple, _tuple),
    (list, list_literal),
    (dict, dict_literal),
    ((set, frozenset), _set),
    (datetime, _moment),
    (date, lambda value: f"pd.Timestamp({_text(value.isoformat())}).date()"),
    (time, lambda value: f"pd.Timestamp({_text('1970-01-01T' + value.isoformat())}).time()"),
    (timedelta, _duration),
    (pd.Period, lambda value: f"pd.Period({_text(str(value))}, freq={_text(value.freqstr)})"),
    (pd.Interval, _interval),
    (Decimal, lambda value: f'__import__("decimal").Decimal({_text(str(value))})'),
    (Fraction, lambda value: f'__import__("fractions").Fraction({_text(str(value))})'),
)
