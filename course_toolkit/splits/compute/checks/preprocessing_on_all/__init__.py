"""Scaler, imputer, PCA or selection fitted on more rows than the training set's.

Three ways to see it, each of them a proof: what is exactly true over all rows and not over the training rows (their
mean is 0); what a fitted step holds, held against the same step fitted again on either; and raw tables beside the
transformed ones. Code is read elsewhere.
"""

from collections.abc import Iterator

from course_toolkit.splits.compute.checks.preprocessing_on_all.imputing import find_imputed
from course_toolkit.splits.compute.checks.preprocessing_on_all.numbers import NumberTable, read_numbers
from course_toolkit.splits.compute.checks.preprocessing_on_all.proof import Proof
from course_toolkit.splits.compute.checks.preprocessing_on_all.quantiles import find_quantiles
from course_toolkit.splits.compute.checks.preprocessing_on_all.ranges import find_ranges
from course_toolkit.splits.compute.checks.preprocessing_on_all.raw import find_filled, read_raw
from course_toolkit.splits.compute.checks.preprocessing_on_all.refitting import find_refitted
from course_toolkit.splits.compute.checks.preprocessing_on_all.scaling import find_scaled
from course_toolkit.splits.compute.checks.preprocessing_on_all.selecting import find_chosen, find_chosen_alike
from course_toolkit.splits.compute.checks.preprocessing_on_all.wording import draft
from course_toolkit.splits.compute.finding import Draft
from course_toolkit.splits.compute.tables.sets import Name, Sets


def find_preprocessing_on_all(sets: Sets) -> Iterator[Draft]:
    """Find steps that were fitted on rows of the validation or test set."""
    for proof in _proofs(sets):
        yield draft(sets, proof)


def _proofs(sets: Sets) -> Iterator[Proof]:
    table = read_numbers(sets)
    raw = read_raw(sets, table)
    yield from find_refitted(sets)
    yield from find_filled(raw)
    yield from find_chosen(sets)
    yield from _in_the_numbers(sets, table, raw.scaled)


def _in_the_numbers(sets: Sets, table: NumberTable, transformed: frozenset[Name]) -> Iterator[Proof]:
    if not table.columns:
        return
    yield from find_scaled(table, transformed)
    ranked = list(find_quantiles(table, transformed))
    yield from ranked
    if not any(proof.kind == "ranks" for proof in ranked):  # ranks fill a range too
        yield from find_ranges(table, transformed)
    yield from find_imputed(sets, table)
    if not sets.declared.raw:
        yield from find_chosen_alike(sets, table)
