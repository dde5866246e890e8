"""What ``make_sante`` hands back: the table to give away, and the answer key to keep."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from course_toolkit._core.compute.guard.choices import check_choice
from course_toolkit._core.words import _, format_count
from course_toolkit.datasets.defects import DEFECTS


class RowsScore(NamedTuple):
    """How a list of suspicious rows compares with the answer key: TP, FN and FP of a cleaning lesson."""

    found: list[int]
    missed: list[int]
    false_alarms: list[Any]


@dataclass(frozen=True, eq=False, repr=False)
class SanteSample:
    """A made health table with the answer key to its planted defects.

    It unpacks in two: ``frame, answer_key = make_sante(...)``.

    Attributes
    ----------
    frame : DataFrame
        The table to give to students: the clean patients in the same order, with the defects planted;
        rows that a defect adds stand at the end. Its index is 0, 1, 2, …, as ``read_csv`` numbers it.
        A column has the type that ``read_csv`` would give it (one empty cell makes ``float64`` of whole
        numbers, one text cell makes text of the column).
    answer_key : DataFrame
        One row per planted cell: ``defect``, ``row`` (index label in `frame`), ``column``,
        ``original`` and ``planted`` value. A row that was added stands there once as a whole, with no column,
        and ``copy_of`` says which row it repeats.
    clean : DataFrame
        The same patients before anything was planted.

    See Also
    --------
    make_sante : Make one.

    Examples
    --------
    >>> import course_toolkit as ct
    >>> sample = ct.make_sante(200, defects={"impossible_age": 2}, random_state=0)
    >>> sample.answer_key[["row", "column", "original", "planted"]]
       row column original planted
    0   86    Age       49     149
    1  159    Age       59     159
    >>> sample.rows("impossible_age")
    [86, 159]
    >>> suspicious = sample.frame[sample.frame["Age"] > 150]
    >>> sample.score(suspicious)
    RowsScore(found=[159], missed=[86], false_alarms=[])
    """

    frame: pd.DataFrame
    answer_key: pd.DataFrame
    clean: pd.DataFrame

    def __iter__(self) -> Iterator[pd.DataFrame]:
        """Unpack the table and its answer key."""
        return iter((self.frame, self.answer_key))

    def __repr__(self) -> str:
        """Say how large the table is and how much of it is spoiled, without giving the answers away."""
        return _(
            "SanteSample (rows: {n_rows}, patients: {n_patients}, rows with a planted defect: {n_spoiled})",
            n_rows=format_count(len(self.frame)),
            n_patients=format_count(len(self.clean)),
            n_spoiled=format_count(len(self.rows())),
        )

    def rows(self, defect: str | None = None) -> list[int]:
        """Return the index labels of the rows that hold a defect; of any defect if none is named.

        Parameters
        ----------
        defect : str, optional
            The name of a defect, as given to :func:`make_sante`.

        Returns
        -------
        list of int
            Index labels of `frame`, ascending. Of a patient entered twice only the second row counts.

        Raises
        ------
        CourseError
            When there is no defect of that name.
        """
        return sorted(set(self._key(defect)["row"].tolist()))

    def score(self, rows: pd.DataFrame | Iterable[Any], *, defect: str | None = None) -> RowsScore:
        """Compare the rows somebody holds for suspicious with the answer key.

        Parameters
        ----------
        rows : DataFrame, boolean mask over the rows, or iterable of index labels
            The suspicious rows, for instance ``frame[frame["Age"] > 110]``. Index labels, not ``ID``.
        defect : str, optional
            Judge one defect only: rows spoiled by another one are false alarms then.

        Returns
        -------
        RowsScore
            ``found`` (true positives), ``missed`` (false negatives) and ``false_alarms`` (false positives), as
            lists of index labels. A patient entered twice is found by naming either row, or both.

        Raises
        ------
        CourseError
            When there is no defect of that name.
        """
        named = _labels(rows, self.frame)
        key = self._key(defect)
        twins = dict(zip(key["row"].tolist(), key["copy_of"].tolist(), strict=True))
        found = [row for row in self.rows(defect) if row in named or twins[row] in named]
        missed = [row for row in self.rows(defect) if row not in set(found)]
        return RowsScore(found, missed, sorted(named - twins.keys() - set(twins.values())))

    def summary(self) -> pd.DataFrame:
        """Return one row per planted defect: its name, how many rows hold it, and what it means in real life.

        Returns
        -------
        DataFrame
            Columns ``defect``, ``n_rows``, ``meaning``; the meaning in the current language.
        """
        n_rows = self.answer_key.groupby("defect", sort=False)["row"].nunique()
        meanings = [_(DEFECTS[name].meaning) for name in n_rows.index]
        return pd.DataFrame({"defect": list(n_rows.index), "n_rows": n_rows.to_numpy(), "meaning": meanings})

    def _key(self, defect: str | None) -> pd.DataFrame:
        if defect is None:
            return self.answer_key
        check_choice(defect, name="defect", choices=DEFECTS)
        return self.answer_key[self.answer_key["defect"] == defect]


def _labels(rows: pd.DataFrame | Iterable[Any], frame: pd.DataFrame) -> set[Any]:
    """Return the index labels meant by a part of the table, by a mask or by the labels themselves."""
    if isinstance(rows, pd.DataFrame):
        return set(rows.index)
    labels = rows if isinstance(rows, (pd.Series, pd.Index, np.ndarray)) else list(rows)
    values = np.asarray(labels)
    return set((frame.index[values] if values.dtype == bool else values).tolist())
