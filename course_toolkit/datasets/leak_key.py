"""What ``make_leaky_split`` hands back: the split to give away, and the answer key to keep."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, NamedTuple, TypeAlias

import pandas as pd

from course_toolkit._core.compute.guard.choices import check_choice
from course_toolkit._core.words import N_, _, format_count, format_number
from course_toolkit.datasets.leaks import LEAKS, Tables
from course_toolkit.datasets.leaks.kind import Positions, no_rows
from course_toolkit.datasets.leaks.scoring import measure_score, standard_error

NONE = "none"
CLEAN = N_("nothing has leaked: the score can be believed, as far as its standard error goes")
#: A score named as the honest one may lie this far from it, however large the test set.
SMALLEST_TOLERANCE = 0.02
N_STANDARD_ERRORS = 2

Verdict: TypeAlias = Literal["found", "missed", "false alarm", "not named"]


class LeakScore(NamedTuple):
    """How an answer compares with the key: a verdict for each thing that was named, and nothing about the rest."""

    kind: Verdict
    column: Verdict
    honest_score: Verdict


@dataclass(frozen=True, eq=False, repr=False)
class LeakKey:
    """The answer key of one leaky split.

    Attributes
    ----------
    kind : str
        The planted leak, or ``"none"``.
    codes : tuple of str
        The codes of ``check_split`` that are right; the kind stands first.
    columns : tuple of str
        The columns concerned.
    rows : array of int
        Positions, in the test set, of the rows that the training reached.
    dose : float or None
        How much was planted.
    model, metric : str
        What the two scores were measured with.
    clean : Tables
        The twin: the same patients split, prepared or described without the leak.
    claimed_score, honest_score : float
        The score of the leaky split and that of its twin, each refitted when first asked for.
    tolerance : float
        How far a score may lie from the honest one and still be right: two standard errors of the twin's test set.
    """

    kind: str
    dose: float | None
    label: str
    model: str
    metric: str
    leaky: Tables
    clean: Tables
    codes: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    rows: Positions = field(default_factory=no_rows)

    @cached_property
    def claimed_score(self) -> float:
        """What the leaky split promises."""
        return self._measure(self.leaky)

    @cached_property
    def honest_score(self) -> float:
        """What the same model reaches without the leak."""
        return self.claimed_score if self.clean is self.leaky else self._measure(self.clean)

    @property
    def tolerance(self) -> float:
        """How far a score may lie from the honest one and still be right."""
        error = standard_error(self.honest_score, len(self.clean.test))
        return max(SMALLEST_TOLERANCE, N_STANDARD_ERRORS * error)

    @property
    def meaning(self) -> str:
        """What happened, in one sentence of the current language."""
        return _(CLEAN) if self.kind == NONE else _(LEAKS[self.kind].meaning)

    def __repr__(self) -> str:
        """Give the answers away."""
        return _(
            "LeakKey (kind: {kind}; columns: {columns}; leaked test rows: {n_rows}; {meaning}; "
            "{metric} claimed: {claimed}, honest: {honest})",
            kind=self.kind,
            columns=", ".join(self.columns) or "—",
            n_rows=format_count(len(self.rows)),
            meaning=self.meaning,
            metric=self.metric,
            claimed=format_number(self.claimed_score, 3),
            honest=format_number(self.honest_score, 3),
        )

    def _measure(self, tables: Tables) -> float:
        return measure_score(tables, label=self.label, model=self.model, metric=self.metric, dose=self.dose)


@dataclass(frozen=True, eq=False, repr=False)
class LeakySplit:
    """A made split in which one leak is planted, or none, with its answer key.

    Attributes
    ----------
    train, test : DataFrame
        The sets to give to students, label included.
    validation : DataFrame or None
        A third set, where the story has one.
    label : str
        The column to predict.
    declared : dict
        What is known beside the tables (``group="patient"``, …), by the names that ``check_split`` takes:
        ``ct.check_split(**split.arguments())`` hands over everything.
    answer_key : LeakKey
        The answers, scores included.

    See Also
    --------
    make_leaky_split : Make one.

    Examples
    --------
    >>> import course_toolkit as ct
    >>> from course_toolkit.datasets import make_leaky_split
    >>> leaky = make_leaky_split("target_leak_feature", random_state=0)
    >>> round(leaky.claimed_score, 2)
    0.99
    >>> leaky.score("target_leak_feature", column="Age")
    LeakScore(kind='found', column='false alarm', honest_score='not named')
    """

    train: pd.DataFrame
    test: pd.DataFrame
    validation: pd.DataFrame | None
    label: str
    declared: Mapping[str, Any]
    answer_key: LeakKey

    def __repr__(self) -> str:
        """Say how large the sets are, without giving the answers away."""
        return _(
            "LeakySplit (training rows: {n_train}, test rows: {n_test}, label: {label})",
            n_train=format_count(len(self.train)),
            n_test=format_count(len(self.test)),
            label=self.label,
        )

    @property
    def claimed_score(self) -> float:
        """The test score that the split promises, of ``answer_key.model`` in ``answer_key.metric``."""
        return self.answer_key.claimed_score

    def arguments(self) -> dict[str, Any]:
        """Return what ``check_split`` takes: the sets, the label and what is declared."""
        sets = {"train": self.train, "test": self.test, "label": self.label}
        third = {} if self.validation is None else {"validation": self.validation}
        return {**sets, **third, **self.declared}

    def score(
        self, kind: str | None = None, *, column: Hashable | None = None, honest_score: float | None = None
    ) -> LeakScore:
        """Judge what somebody names; what is not named is not given away.

        Parameters
        ----------
        kind : str, optional
            The leak, by its code; ``"none"`` for a clean split.
        column : column name, optional
            A column that the leak comes through.
        honest_score : float, optional
            The score that the model would reach without the leak.

        Returns
        -------
        LeakScore
            ``kind``: ``"found"``, ``"missed"`` (none was named and there is one) or ``"false alarm"`` (a leak that is
            not there). ``column``: ``"found"`` or ``"false alarm"``. ``honest_score``: ``"found"`` within the
            tolerance, else ``"missed"``. Each is ``"not named"`` where nothing was said.

        Raises
        ------
        CourseError
            When there is no leak of that name.
        """
        key = self.answer_key
        return LeakScore(
            "not named" if kind is None else _judge_kind(kind, key),
            "not named" if column is None else "found" if column in key.columns else "false alarm",
            "not named" if honest_score is None else _judge_score(honest_score, key),
        )


def _judge_kind(kind: str, key: LeakKey) -> Verdict:
    named = check_choice(kind, name="kind", choices=(*LEAKS, NONE))
    if named in (key.codes or (NONE,)):
        return "found"
    return "missed" if named == NONE else "false alarm"


def _judge_score(score: float, key: LeakKey) -> Verdict:
    return "found" if abs(score - key.honest_score) <= key.tolerance else "missed"
