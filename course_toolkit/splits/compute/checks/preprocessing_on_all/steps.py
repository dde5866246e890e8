"""The fitted steps of whatever a student hands over, each with the columns that it was given."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

#: Steps within steps within steps: beyond so many, something refers to itself.
DEEPEST = 8

#: Takes the table of one set to what a step was given of it.
Feed = Callable[[Any], Any]


@dataclass(frozen=True)
class Step:
    """A fitted transformer, what it stands in (itself where it stands alone), and the way from a table to its input."""

    estimator: Any
    feed: Feed
    root: Any

    @property
    def name(self) -> str:
        """Its class."""
        return type(self.estimator).__name__


def fitted_steps(pipeline: Any) -> Iterator[Step]:
    """Walk through pipelines, column transformers, unions, searches, lists and dicts, in the order of fitting."""
    yield from _walk(pipeline, lambda table: table, None, 0)


def _walk(thing: Any, feed: Feed, root: Any, depth: int) -> Iterator[Step]:
    if depth > DEEPEST or thing is None or isinstance(thing, str):
        return
    several = _several(thing)
    if several is not None:
        for part in several:
            yield from _walk(part, feed, None, depth + 1)
        return
    root = thing if root is None else root
    for found in (_inside, _chained, _split_up, _side_by_side):
        parts = found(thing, feed)
        if parts is not None:
            for part, fed in parts:
                yield from _walk(part, fed, root, depth + 1)
            return
    if hasattr(thing, "fit") and hasattr(thing, "transform") and hasattr(thing, "get_params"):
        yield Step(thing, feed, root)


Parts = list[tuple[Any, Feed]]


def _several(thing: Any) -> list[Any] | None:
    """Return what is in a list or a dict."""
    if isinstance(thing, Mapping):
        return list(thing.values())
    return list(thing) if isinstance(thing, list | tuple | set | frozenset) else None


def _inside(thing: Any, feed: Feed) -> Parts | None:
    """Open what holds another: a search its best model, a wrapper its model."""
    if hasattr(thing, "best_estimator_"):
        return [(thing.best_estimator_, feed)]
    if not hasattr(thing, "transform") and hasattr(thing, "estimator_"):
        return [(thing.estimator_, feed)]
    return None


def _chained(thing: Any, feed: Feed) -> Parts | None:
    """Open a pipeline: each step is given what the fitted ones before it make of the table."""
    if not (hasattr(thing, "steps") and isinstance(thing.steps, list)):
        return None
    parts: Parts = []
    for _name, step in thing.steps:
        if step is None or step == "passthrough":
            continue
        parts.append((step, feed))
        if hasattr(step, "transform"):
            feed = _then(feed, step.transform)
    return parts


def _split_up(thing: Any, feed: Feed) -> Parts | None:
    """Open a column transformer: each of its fitted parts is given its own columns."""
    if not hasattr(thing, "transformers_"):
        return None
    return [
        (part, _then(feed, _choose(columns)))
        for _name, part, columns in thing.transformers_
        if not isinstance(part, str) and part is not None
    ]


def _side_by_side(thing: Any, feed: Feed) -> Parts | None:
    """Open a feature union: each part is given all columns."""
    if not isinstance(getattr(thing, "transformer_list", None), list):
        return None
    return [(part, feed) for _name, part in thing.transformer_list]


def _then(first: Feed, second: Feed) -> Feed:
    return lambda table: second(first(table))


def _choose(columns: Any) -> Feed:
    """Return what takes the columns of a column transformer, named or counted, one or several."""

    def choose(table: Any) -> Any:
        if not isinstance(table, pd.DataFrame):
            return table[:, columns]
        by_name = isinstance(columns, str) or (
            not isinstance(columns, slice) and len(columns) > 0 and isinstance(np.asarray(columns).flat[0], str)
        )
        return table[columns] if by_name else table.iloc[:, columns]

    return choose
