"""What a split gives: the sets to learn and to choose with at hand, the test set under seal."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from course_toolkit._core.compute.guard.sealing import (
    check_reason,
    refuse_no_score,
    refuse_score_before_opening,
    refuse_sealed,
)
from course_toolkit._core.compute.html import table_html
from course_toolkit._core.words import _, ngettext
from course_toolkit.splits.compute.chance.optimism import accuracy_std_error
from course_toolkit.splits.compute.finding import SET_NAMES
from course_toolkit.splits.compute.sealing.census import Census, count_sets
from course_toolkit.splits.compute.sealing.lots import Lots
from course_toolkit.splits.compute.sealing.part import Choices, Part
from course_toolkit.splits.compute.sealing.seal import Opening, Seal
from course_toolkit.splits.compute.sealing.sealed_score import Scoring, SealedScore, check_scoring_name, score_on


@dataclass(frozen=True, eq=False, repr=False)
class Split:
    """A training set, a validation set, and a test set that is sealed until it is opened for a reason.

    Which rows may a model learn from, which ones judge it on the way, and which ones say, once and last, what it is
    worth? :func:`split` makes one.

    Parameters
    ----------
    train : Part
        To learn from.
    validation : Part or None
        To follow learning and to choose; None where none was asked for.

    See Also
    --------
    split : Makes it.
    say_split : The same in sentences.
    SplitPicture : The same in a picture.

    Notes
    -----
    The sealed rows are a copy: editing the table afterwards does not reach them, and a change made to them by other
    ways is noticed when they are opened. Copies of a split share its seal.

    Examples
    --------
    >>> import course_toolkit as ct
    >>> ct.set_language("en")
    >>> three = ct.split(ct.make_sante(200, random_state=0).frame.dropna(), label="malade", random_state=0)
    >>> try:
    ...     three.test
    ... except ct.CourseError as error:
    ...     print(str(error).splitlines()[0])
    The test set is sealed: it is used once, and last.
    >>> test = three.open_test(reason="final score")
    >>> len(test.X) == len(test.y)
    True
    """

    train: Part
    validation: Part | None
    _test: Part
    _choices: Choices
    _seal: Seal
    _lots: Lots
    _dropped: pd.Index

    @property
    def test(self) -> Part:
        """The test set, once this session has opened it; else an error that says how.

        Raises
        ------
        CourseError
            While it is sealed.
        """
        if not self._seal.is_open_here:
            refuse_sealed(len(self._seal.openings))
        return self._copy_of_test()

    @property
    def openings(self) -> tuple[Opening, ...]:
        """Every opening of the test set, the first one first; with a seal file, those of other sessions too."""
        return self._seal.openings

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the sealed rows: the same as long as their values are."""
        return self._seal.fingerprint

    @property
    def sizes(self) -> dict[str, int]:
        """How many rows each set has."""
        return {key: len(rows) for key, rows in self._lots.items()}

    @property
    def dropped(self) -> pd.Index:
        """Index labels of the rows in no set: those of the gap."""
        return self._dropped

    @property
    def label(self) -> Hashable:
        """The column to predict."""
        return self._choices.label

    @property
    def params(self) -> dict[str, Any]:
        """How the split was made: stratify, group, time, random_state."""
        return self._choices.params

    def open_test(self, *, reason: str | None = None, who: str | None = None) -> Part:
        """Break the seal, for a reason that is written down, and return the test set.

        Parameters
        ----------
        reason : str
            Why; required.
        who : str, optional
            Name for the log; the user's login by default, "" for none.

        Returns
        -------
        Part
            A copy of the sealed rows.

        Raises
        ------
        CourseError
            Without a reason; when the sealed rows were changed; when the seal file cannot be written.

        Warns
        -----
        TestReopenedWarning
            At every opening but the first.
        """
        self._seal.check(self._test.frame)
        self._seal.open(reason=reason, who=who, stacklevel=2)
        self._seal.is_open_here = True
        return self._copy_of_test()

    def score(self, estimator: Any, *, reason: str | None = None, scoring: Scoring = None) -> SealedScore:
        """Score a fitted model on the test set; this is an opening, counted and logged.

        Parameters
        ----------
        estimator : fitted scikit-learn estimator
        reason : str
            Why; required.
        scoring : str or callable, optional
            scikit-learn's name of a score; accuracy for a classifier and R² for a regressor by default.

        Returns
        -------
        SealedScore
            The score, its standard error, and which look it was.

        Raises
        ------
        CourseError
            Without a reason; when the model cannot be scored (nothing is counted then); as :meth:`open_test`.
        """
        check_reason(reason)
        check_scoring_name(scoring)
        self._seal.check(self._test.frame)
        test = self._copy_of_test()
        name, value, std_error = score_on(estimator, test.X, test.y, scoring)
        opening = self._seal.open(reason=reason, who=None, stacklevel=2)
        return self._keep(SealedScore(value, std_error, opening.number, name))

    def record(self, score: float, *, name: str = "score", std_error: float | None = None) -> SealedScore:
        """Write down a score that you computed on the opened test set; it keeps the mark of its look.

        Parameters
        ----------
        score : float
        name : str, default "score"
            Which score it is; "accuracy" has its standard error computed.
        std_error : float, optional

        Returns
        -------
        SealedScore

        Raises
        ------
        CourseError
            When the test set was never opened, or the score is no finite number.
        """
        try:
            value = float(score)
        except (TypeError, ValueError):
            refuse_no_score(score)
        if not abs(value) < float("inf"):
            refuse_no_score(score)
        if std_error is None:
            known = name == "accuracy" and 0 <= value <= 1
            std_error = accuracy_std_error(len(self._test), value) if known else float("nan")
        n_openings = len(self.openings)
        if not n_openings:
            refuse_score_before_opening()
        return self._keep(SealedScore(value, std_error, n_openings, name))

    def frame(self) -> pd.DataFrame:
        """Return the sizes of the sets as a table, a row each: rows, share, classes, standard error, state."""
        return self.census().frame()

    def census(self) -> Census:
        """Return what is shown of the sets: sizes, class proportions, standard errors; no row of the test set."""
        return count_sets(
            self.frames_for_checking(), self._choices.label, self._choices.task, n_rows=self._choices.n_rows
        )

    def frames_for_checking(self) -> dict[str, pd.DataFrame]:
        """Return the rows of every set, for a checker that shows no score; this is no opening."""
        sets = {"train": self.train, "validation": self.validation, "test": self._test}
        return {key: part.frame for key, part in sets.items() if part is not None}

    def _copy_of_test(self) -> Part:
        return Part("test", self._test.frame.copy(), self._test.label)

    def _keep(self, score: SealedScore) -> SealedScore:
        self._seal.add_score(
            {"name": score.name, "score": score.value, "look": score.n_openings, "peeked": score.peeked}
        )
        return score

    def __repr__(self) -> str:
        """Return the sizes, and the state of the seal; no row."""
        sizes = " · ".join(
            f"{_(SET_NAMES[key])} " + ngettext("{n} row", "{n} rows", n) for key, n in self.sizes.items()
        )
        return f"Split({sizes}, {self._state()})"

    def _repr_html_(self) -> str:
        table = self.frame()
        table.index = table.index.map(lambda key: _(SET_NAMES[key]))
        return table_html(table) + f"<div>{self._state()}</div>"

    def _state(self) -> str:
        n = len(self._seal.known())
        return ngettext("opened {n} time", "opened {n} times", n) if n else _("sealed, never opened")
