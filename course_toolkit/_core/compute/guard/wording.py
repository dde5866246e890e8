"""The shape of a message, and values written short enough to be read in one."""

from collections.abc import Collection, Hashable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from itertools import islice
from reprlib import Repr
from typing import Any

import numpy as np

from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.words import _

_SHORT = Repr()
_SHORT.maxstring = _SHORT.maxother = _SHORT.maxlong = 40
N_SHOWN = 5


def explain(rule: str, came: str, advice: str) -> CourseError:
    """Return an error that tells the rule, what came instead, and what to do next."""
    return CourseError(f"{rule}\n{came}\n{advice}")


def show(value: object) -> str:
    """Write a value as Python does, cut short; a number of NumPy as Python's own."""
    return _SHORT.repr(value.item() if isinstance(value, (np.number, np.bool_, np.str_)) else value)


def came(value: object) -> str:
    """Say what came: a value and its type, a table by its shape, and of what cannot be shown the type."""
    kind, shape = type(value).__name__, shape_of(value)
    if shape:
        return _("{kind} of shape {shape} came.", kind=kind, shape=shape)
    if isinstance(value, (Iterator, AbstractSet, Mapping)):
        return _("An object of type {kind} came.", kind=kind)
    return _("{value} came, of type {kind}.", value=show(value), kind=kind)


def show_some(values: Collection[Hashable]) -> str:
    """Write the first few values, and an ellipsis for the others."""
    shown = ", ".join(show(value) for value in islice(values, N_SHOWN))
    return shown if len(values) <= N_SHOWN else f"{shown}…"


def shape_of(value: Any) -> tuple[int, ...]:
    """Return the shape of what has one; a list of lists has one too."""
    if isinstance(value, (list, tuple)):
        try:
            return np.shape(value)
        except ValueError:  # rows of different lengths
            return ()
    shape = getattr(value, "shape", ())
    return tuple(shape) if isinstance(shape, tuple) else ()
