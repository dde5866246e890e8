"""What a leak is: its name, its meaning, its dose, and how it is made beside its clean twin."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Positions: TypeAlias = NDArray[np.intp]


def no_rows() -> Positions:
    """Return the positions of nothing."""
    return np.array([], dtype=np.intp)


@dataclass(frozen=True)
class Tables:
    """The sets of one split, and what is to be told about them to whoever checks it."""

    train: pd.DataFrame
    test: pd.DataFrame
    validation: pd.DataFrame | None = None
    declared: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Made:
    """A split with its leak, and its twin: the same patients without it."""

    leaky: Tables
    twin: Tables
    columns: tuple[str, ...] = ()
    rows: Positions = field(default_factory=no_rows)


@dataclass(frozen=True)
class Dose:
    """How much of a leak is planted: what the number counts, its usual value, its ends, and where nothing leaks."""

    meaning: str
    default: float
    lowest: float = 0.0
    highest: float = 1.0
    harmless: float | None = 0.0

    @property
    def is_whole(self) -> bool:
        """Whether the dose is counted rather than measured."""
        return isinstance(self.default, int)


Plant: TypeAlias = Callable[[int, Any, np.random.Generator], Made]


@dataclass(frozen=True)
class Leak:
    """One way in which the test reaches the training, and how to plant it."""

    name: str
    meaning: str
    dose: Dose | None
    plant: Plant
    label: str
    model: str
    metric: str
    n_samples: int
    also: tuple[str, ...]
    """Other codes that are right as well: rows drawn again are equal rows too."""


ENTERED: dict[str, Leak] = {}


def leak(  # noqa: PLR0913 — a registry entry: each by its name
    meaning: str,
    *,
    dose: Dose | None = None,
    label: str = "malade",
    model: str = "forest",
    metric: str = "roc_auc",
    n_samples: int = 1000,
    also: tuple[str, ...] = (),
) -> Callable[[Plant], Plant]:
    """Enter a planting function into the registry, under its own name."""

    def register(plant: Plant) -> Plant:
        name = plant.__name__
        ENTERED[name] = Leak(name, meaning, dose, plant, label, model, metric, n_samples, also)
        return plant

    return register
