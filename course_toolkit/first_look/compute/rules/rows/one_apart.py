"""Pairs of rows that agree in every column but one, or in every text but for how it is spelled."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from unicodedata import normalize

import numpy as np
import pandas as pd

from course_toolkit.first_look.compute.rules.rows.cells import Cells, Equals, Hashes, equal_rows
from course_toolkit.first_look.compute.rules.rows.chance import Company, without_blanks

#: Patterns that are weighed against chance, all columns together.
N_JUDGED = 300
FEWEST_COLUMNS = 3


@dataclass(frozen=True)
class OneApart:
    """Rows equal in all columns but ``name``, and the probability that chance made them so."""

    name: Hashable
    equals: Equals
    p_value: float


def find_one_apart(cells: Cells, names: Sequence[Hashable], company: Company) -> Iterator[OneApart]:
    """Yield the columns in which alone some rows differ, where chance does not explain it; most varied names first.

    Two such rows agree in one of the two most varied columns, so that only rows that do are compared. The hash of a
    row is a sum over its columns: it is known without any of them.
    """
    if len(names) < FEWEST_COLUMNS:
        return
    rows = _candidates(cells, names)
    if len(rows) < 2:
        return
    hashes = {name: cells.hash_of(name, number)[rows] for number, name in enumerate(names)}
    total = np.asarray(np.sum(list(hashes.values()), axis=0, dtype=np.uint64))
    whole = pd.Series(total).duplicated().to_numpy(dtype=bool)
    rows, total = rows[~whole], total[~whole]
    for name in names:
        equals = _at(rows, equal_rows(total - hashes[name][~whole]))
        if not len(equals.rows):
            continue
        told = without_blanks(cells, equals, [one for one in names if one != name])
        if len(told.rows):
            verdict = company.judge(told, without=name, n_patterns=max(5, N_JUDGED // len(names)))
            yield OneApart(name, told, min(1.0, len(names) * verdict.p_value))


def _at(rows: np.ndarray, equals: Equals) -> Equals:
    return Equals(rows[equals.rows], equals.groups, equals.is_first)


def _candidates(cells: Cells, names: Sequence[Hashable]) -> np.ndarray:
    """Return the rows that agree with another one in one of the two most varied columns."""
    twice = np.zeros(cells.table.n_rows, dtype=bool)
    for name in names[:2]:
        twice |= pd.Series(cells.values(name)).duplicated(keep=False).to_numpy(dtype=bool)
    return np.flatnonzero(twice)


def equal_but_for_spelling(cells: Cells, names: Sequence[Hashable]) -> tuple[Cells, Equals] | None:
    """Return the cells without capitals, spaces and accents, and the rows equal then alone; None where none are."""
    texts = {name: plain for name in names if (plain := _plain(cells, name)) is not None}
    if not texts:
        return None
    rest = [name for name in names if name not in texts]
    total = cells.sums(rest)
    respelt = Cells(cells.table, dict(texts))
    plain = total + respelt.sums(list(texts))
    exact = total + cells.sums(list(texts))
    equals = _new(equal_rows(plain), exact)
    return None if equals is None else (respelt, equals)


def _new(equals: Equals, exact: Hashes) -> Equals | None:
    """Leave out groups whose rows are equal as they are written."""
    if not len(equals.rows):
        return None
    n_spellings = pd.Series(exact[equals.rows]).groupby(equals.groups).nunique().to_numpy()
    kept = equals.only(n_spellings > 1)
    return kept if len(kept.rows) else None


def _plain(cells: Cells, name: Hashable) -> np.ndarray | None:
    """Return a column of texts without capitals, spaces and accents; None where that changes nothing."""
    attribute = cells.table.attribute(name)
    if attribute.levels is None or attribute.codes is None or attribute.kind != "text":
        return None
    plain = [_bare(str(level)) for level in attribute.levels]
    numbers = pd.factorize(np.array(plain, dtype=object))[0]
    if len(np.unique(numbers)) == len(plain):
        return None
    return np.append(numbers.astype(np.float64), np.nan)[attribute.codes]


def _bare(text: str) -> str:
    return " ".join(normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode().split()) or text
