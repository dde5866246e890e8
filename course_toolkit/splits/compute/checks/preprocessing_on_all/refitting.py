"""A fitted step held against the same step fitted again: on the training rows, and on more than those."""

import warnings
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from sklearn.base import clone

from course_toolkit.splits.compute.checks.preprocessing_on_all.fits import Fit, wrong_fits
from course_toolkit.splits.compute.checks.preprocessing_on_all.proof import Kind, Proof, Severity
from course_toolkit.splits.compute.checks.preprocessing_on_all.steps import Step, fitted_steps
from course_toolkit.splits.compute.tables.sets import Name, Sets

#: What two fits on the same rows may differ by, in shares of the largest number.
SAME = 1e-7
#: What fits on other rows differ by at the least.
OTHER = 1e-5
#: Cells that a step is fitted on again at most: any step; those that search or model; those that count and sum.
MOST_CELLS = 3_000_000
MOST_CELLS_SLOW = 60_000
MOST_CELLS_QUICK = 50_000_000
SLOW = ("RFE", "RFECV", "SequentialFeatureSelector", "SelectFromModel", "IterativeImputer",
        "MiniBatchDictionaryLearning", "DictionaryLearning", "SparsePCA", "MiniBatchSparsePCA", "NMF",
        "LatentDirichletAllocation", "KernelPCA", "SpectralEmbedding", "Isomap", "LocallyLinearEmbedding",
        "NeighborhoodComponentsAnalysis")  # fmt: skip
QUICK = ("StandardScaler", "MinMaxScaler", "MaxAbsScaler", "RobustScaler", "SimpleImputer", "VarianceThreshold",
         "OrdinalEncoder", "OneHotEncoder")  # fmt: skip
#: Attributes that tell how a fit went rather than what it learned.
NOT_LEARNED = frozenset({"n_features_in_", "feature_names_in_", "n_iter_", "n_samples_seen_", "n_samples_",
                         "n_components_", "n_features_", "n_outputs_"})  # fmt: skip
#: What a KNNImputer keeps is all that it learned.
KEPT_ROWS = "_fit_X"
#: So many halves and whole numbers, or categories, are not equal by chance to what other rows would have given.
MANY = 3
N_SHOWN = 5

Learned = dict[str, NDArray[Any]]


@dataclass(frozen=True)
class Verdict:
    """Which attribute gives a fit away, where it differs, and by how much."""

    attribute: str
    places: NDArray[np.intp]
    coarse: bool
    held: Any
    train: Any


def find_refitted(sets: Sets) -> Iterator[Proof]:
    """Fit each handed-over step again, and look whose numbers it holds."""
    if sets.declared.pipeline is None:
        return
    tables = _tables(sets)
    for step in fitted_steps(sets.declared.pipeline):
        held = _learned(step.estimator)
        if not held:
            continue
        proof = _judge(sets, tables, step, held)
        if proof is not None:
            yield proof


def _tables(sets: Sets) -> dict[str, pd.DataFrame]:
    """Return the tables that the steps were given: the raw ones where they were declared."""
    raw = sets.declared.raw
    return {key: raw.get(key, frame) for key, frame in sets.frames.items() if not raw or key in raw}


def _judge(sets: Sets, tables: Mapping[str, pd.DataFrame], step: Step, held: Learned) -> Proof | None:
    if "train" not in tables:
        return None
    alone = _fit_again(sets, tables, step, ("train",))
    contradicted = False
    for fit in wrong_fits(tables):
        together = _fit_again(sets, tables, step, fit.keys) if alone else {}
        verdict = _compare(held, alone, together)
        if verdict is not None:
            return _proof(sets, step, fit, verdict, names=_names(sets, step, verdict, held))
        contradicted |= bool(together)
    return None if _agree(held, alone) else _counted(sets, step, contradicted=contradicted)


def _proof(sets: Sets, step: Step, fit: Fit, verdict: Verdict, *, names: tuple[Name, ...]) -> Proof:
    shown = {}
    if verdict.held is not None:
        shown = {
            name: (float(verdict.train[place]), float(verdict.held[place]))
            for name, place in list(zip(names, verdict.places, strict=False))[:N_SHOWN]
        }
    n_looked = max(len(names), len(sets.names))
    evidence = {"n_columns": len(names), "n_values": len(verdict.places)}
    severity: Severity = "question" if verdict.coarse else "error"
    label = f"{step.name}.{verdict.attribute}"
    kind: Kind = "refitted" if names else "refitted_step"
    return Proof(kind, fit, names, n_looked, severity, evidence=evidence, shown=shown, step=label)


def _names(sets: Sets, step: Step, verdict: Verdict, held: Learned) -> tuple[Name, ...]:
    """Return the columns of which the step holds other numbers; all of them where it cannot be told."""
    with suppress(Exception):  # selections say which columns they chose
        given = _first_names(step)
        names = sets.names if given is None else tuple(given)
        return tuple(name for name, chosen in zip(names, step.estimator.get_support(), strict=True) if chosen)
    known = getattr(step.estimator, "feature_names_in_", None)
    names = tuple(known) if known is not None else sets.names
    width = getattr(step.estimator, "n_features_in_", None)
    if width != len(names):
        return ()
    places = verdict.places
    return tuple(names[i] for i in places) if len(held[verdict.attribute]) == width and places.max() < width else names


def _fit_again(sets: Sets, tables: Mapping[str, pd.DataFrame], step: Step, keys: tuple[str, ...]) -> Learned:
    """Return what a copy of the step learns from these rows; nothing where it cannot be fitted to them."""
    frames = [tables[key] for key in keys]
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        try:
            together = pd.concat(frames)
            X = step.feed(_columns_for(sets, step, together))
            if not _affordable(step, X):
                return {}
            y = together.get(sets.label)
            return _learned(clone(step.estimator).fit(X, y))
        except Exception:  # noqa: BLE001 — a student's own step may fail in any way; then nothing is known
            return {}


def _columns_for(sets: Sets, step: Step, table: pd.DataFrame) -> pd.DataFrame:
    """Return the columns that the whole pipeline was given, in its order."""
    given = _first_names(step)
    if given is not None and all(name in table for name in given):
        return table[list(given)]
    attributes = table.drop(columns=[sets.label] if sets.label in table else [])
    width = getattr(step.root, "n_features_in_", attributes.shape[1])
    numeric = attributes.select_dtypes("number")
    return numeric if width == numeric.shape[1] != attributes.shape[1] else attributes


def _first_names(step: Step) -> Any:
    for one in (step.root, getattr(step.root, "best_estimator_", None), step.estimator):
        names = getattr(one, "feature_names_in_", None)
        if names is not None:
            return names
    return None


def _affordable(step: Step, X: Any) -> bool:
    cells = int(np.prod(np.shape(X)))
    if step.name in SLOW:
        return cells <= MOST_CELLS_SLOW
    return cells <= (MOST_CELLS_QUICK if step.name in QUICK else MOST_CELLS)


def _learned(estimator: Any) -> Learned:
    """Return the arrays that a fitted step shows, and texts or lists as arrays of objects."""
    found: Learned = {}
    for name, value in vars(estimator).items():
        if name != KEPT_ROWS and (name.startswith("_") or not name.endswith("_") or name in NOT_LEARNED):
            continue
        values = np.sort(value, axis=0) if name == KEPT_ROWS else _flat(value)  # rows in any order
        if values is not None and values.size:
            found[name] = values
    return found


def _flat(value: Any) -> NDArray[Any] | None:
    """Return numbers, texts, or arrays within arrays (the edges or categories of each column) as one array."""
    if isinstance(value, float):
        return np.array([value])
    if isinstance(value, list):
        parts = value
    elif isinstance(value, np.ndarray):
        if value.dtype != object or not any(isinstance(one, np.ndarray) for one in value.flat):
            return value
        parts = list(value.flat)
    else:
        return None
    if not parts or not all(isinstance(one, np.ndarray) for one in parts):
        return None
    numbers = all(one.dtype.kind == "f" for one in parts)
    return np.concatenate([one.ravel() if numbers else one.astype(object).ravel() for one in parts])


def _compare(held: Learned, alone: Learned, together: Learned) -> Verdict | None:
    """Say where the step holds exactly what all rows give and the training rows do not; the other way clears it."""
    verdict = None
    for name in held.keys() & alone.keys() & together.keys():
        of_all, of_train = _same(held[name], together[name]), _same(held[name], alone[name])
        if of_train and not _same(together[name], alone[name]):
            return None  # it was fitted on the training rows
        if of_all and _differs(held[name], alone[name]) and (verdict is None or name < verdict.attribute):
            verdict = _verdict(name, held[name], alone[name])
    return verdict


def _agree(held: Learned, alone: Learned) -> bool:
    return any(_same(held[name], alone[name]) for name in held.keys() & alone.keys() if held[name].dtype.kind == "f")


def _verdict(name: str, held: NDArray[Any], alone: NDArray[Any]) -> Verdict:
    if held.shape != alone.shape or held.ndim != 1 or held.dtype.kind not in "fiu":
        n_apart = _n_apart(held, alone)
        return Verdict(name, np.arange(len(held)), held.dtype.kind != "f" and n_apart < MANY, None, None)
    apart = np.abs(held - alone) > OTHER * _scale(held, alone)
    places = np.flatnonzero(apart)
    coarse = bool(np.all(held[places] * 2 == np.round(held[places] * 2))) and len(places) < MANY
    return Verdict(name, places, coarse, held, alone)


def _n_apart(held: NDArray[Any], alone: NDArray[Any]) -> int:
    """Return how many values two fits do not share."""
    if held.shape == alone.shape:
        return int(np.sum(np.asarray(held != alone)))
    return abs(held.size - alone.size)


def _same(one: NDArray[Any], other: NDArray[Any]) -> bool:
    if one.shape != other.shape:
        return False
    if one.dtype.kind != "f" or other.dtype.kind != "f":
        return bool(np.array_equal(one, other)) or _same_objects(one, other)
    apart = np.abs(one - other)
    return bool(np.all((apart <= SAME * _scale(one, other)) | (np.isnan(one) & np.isnan(other)) | (one == other)))


def _same_objects(one: NDArray[Any], other: NDArray[Any]) -> bool:
    return all(a is b or a == b or (a != a and b != b) for a, b in zip(one.ravel(), other.ravel(), strict=True))  # noqa: PLR0124 — only NaN is not itself


def _differs(one: NDArray[Any], other: NDArray[Any]) -> bool:
    if one.shape != other.shape or one.dtype.kind != "f" or other.dtype.kind != "f":
        return not _same(one, other)
    with np.errstate(invalid="ignore"):
        return bool(np.any(np.abs(one - other) > OTHER * _scale(one, other)))


def _scale(one: NDArray[Any], other: NDArray[Any]) -> Any:
    """Return what numbers of this attribute are measured by: each by its own size, none by less than rounding."""
    with np.errstate(invalid="ignore"):
        return np.maximum(np.maximum(np.abs(one), np.abs(other)), 1e-12)


def _counted(sets: Sets, step: Step, *, contradicted: bool) -> Proof | None:
    """Compare how many rows the step has seen, which is all that is left where it cannot be fitted again."""
    seen = getattr(step.estimator, "n_samples_seen_", getattr(step.estimator, "n_samples_", None))
    if seen is None or not np.size(seen):
        return None
    n_seen = int(np.max(seen))
    sizes = sets.sizes
    for fit in wrong_fits(sizes):
        if len(fit.keys) > 1 and fit.with_train and sum(sizes[key] for key in fit.keys) == n_seen != sizes["train"]:
            severity: Severity = "question" if contradicted else "error"
            evidence = {"n_seen": n_seen, "n_train": sizes["train"]}
            return Proof("counted", fit, (), len(sets.names), severity, evidence=evidence, step=step.name)
    return None
