"""What the checks of a split found, and what they could not look at."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, Any, Protocol

import pandas as pd

from course_toolkit._core.compute.finding import SEVERITIES, findings_frame
from course_toolkit._core.compute.guard.choices import check_choice
from course_toolkit._core.compute.guard.parquet import refuse_files
from course_toolkit._core.words import _, get_language, ngettext
from course_toolkit.splits.compute.cost.rescore import Rescored, rescore
from course_toolkit.splits.compute.finding import SET_NAMES, Draft, NotChecked, SplitFinding
from course_toolkit.splits.compute.sealing.unopened import refuse_unopened
from course_toolkit.splits.compute.tables.sets import Sets

if TYPE_CHECKING:  # both make reports
    from course_toolkit.splits.compute.cost.leak_cost import LeakCost
    from course_toolkit.splits.compute.repairs.repaired import RepairedSplit

#: What cannot be looked at without the label of every row.
LABEL_CHECKS = {
    "conflicting_labels", "id_predicts_label", "target_leak_feature", "target_encoding_on_all",
    "resampled_before_split", "not_stratified", "unseen_class",
}  # fmt: skip


class _Printer(Protocol):
    """What IPython hands to ``_repr_pretty_``."""

    def text(self, text: str) -> None: ...


@dataclass(frozen=True, repr=False)
class SplitReport:
    """The findings about a split, worst first, and what was not checked.

    Can the score be believed? Not before every ``error`` is mended and every ``question`` answered.

    Attributes
    ----------
    sets : Sets
        The tables that were checked, made comparable.
    findings : tuple of SplitFinding
        Worst first, in the current language.
    not_checked : tuple of NotChecked
        The checks that were not made: ``code`` and ``reason()``.

    See Also
    --------
    check_split : Makes it.
    SplitLeakChecker : Walks through it, card by card.

    Examples
    --------
    >>> import course_toolkit as ct
    >>> ct.set_language("en")
    >>> frame = ct.load_wine()
    >>> report = ct.check_split(frame.iloc[::2], frame.iloc[1::2], label="target")
    >>> report.frame().columns.tolist()
    ['code', 'severity', 'title', 'columns', 'n_rows', 'guide', 'sets']
    """

    sets: Sets
    drafts: tuple[Draft, ...]
    not_checked: tuple[NotChecked, ...]
    _worded: dict[str, tuple[SplitFinding, ...]] = field(default_factory=dict, init=False, compare=False)

    @property
    def findings(self) -> tuple[SplitFinding, ...]:
        """The findings, worst first, worded in the current language; once in each."""
        language, worst_first = get_language(), list(SEVERITIES)
        if language not in self._worded:
            drafted = sorted((draft() for draft in self.drafts), key=lambda one: worst_first.index(one.severity))
            self._worded[language] = tuple(drafted)
        return self._worded[language]

    @property
    def has_errors(self) -> bool:
        """Whether some leak is proved."""
        return any(finding.severity == "error" for finding in self.findings)

    def frame(self) -> pd.DataFrame:
        """Return the findings as a table, a row each, worst first.

        Returns
        -------
        DataFrame
            ``code``, ``severity``, ``title``, ``columns``, ``n_rows``, ``guide`` and ``sets``.
        """
        findings = self.findings
        return findings_frame(findings).assign(sets=[", ".join(one.sets) for one in findings])

    def rescore(self, model: Any, *, scoring: Any = None) -> Rescored:
        """Score a fitted model on the test rows that leaked and on the others, at once: nothing is fitted.

        Parameters
        ----------
        model : fitted scikit-learn model
            The one whose test score is to be believed or not.
        scoring : str or callable, default=None
            As scikit-learn's; None is accuracy, or R² for quantities.

        Returns
        -------
        Rescored
            ``claimed``, ``leaked`` and ``clean`` score, each with its spread.

        Raises
        ------
        CourseError
            When the model is not fitted, or has learned from other columns, or the test set is still sealed.
        """
        self._need_rows("report.rescore")
        refuse_unopened(self.sets)
        return rescore(self.sets, self.findings, model, scoring=scoring)

    def cost(
        self, estimators: Any = None, *, n_repeats: int = 10, scoring: Any = None, random_state: int = 0
    ) -> "LeakCost":
        """Measure what each leak costs: the leak mended, both arms fitted again with the same seeds.

        Parameters
        ----------
        estimators : estimator, list or dict of them, default=None
            Fitted anew each time; None takes a forest and a linear model, which suffer differently.
        n_repeats : int, default=10
            Seeds; each learns from another nine tenths of the training rows.
        scoring : str or callable, default=None
            As scikit-learn's; None is accuracy, or R² for quantities.
        random_state : int, default=0
            The first seed.

        Returns
        -------
        LeakCost
            Leaky and honest score of each leak and model; ``.frame()`` has mean and standard deviation.

        Raises
        ------
        CourseError
            When some set has no label, an estimator cannot be fitted, or the test set is still sealed.
        """
        from course_toolkit.splits.compute.cost.leak_cost import measure_cost  # noqa: PLC0415 — it makes reports

        self._need_rows("report.cost")
        refuse_unopened(self.sets)
        return measure_cost(
            self.sets, self.findings, estimators, n_repeats=n_repeats, scoring=scoring, random_state=random_state
        )

    def repair(self, *codes: str) -> "RepairedSplit":
        """Mend every leak that is proved, on copies, and check again.

        Parameters
        ----------
        *codes : str
            Codes of questions that you answered with "a leak": they are mended too.

        Returns
        -------
        RepairedSplit
            ``train``, ``validation``, ``test``, the ``code`` that makes them, and a new ``report``.

        Raises
        ------
        CourseError
            When a code is that of no finding, or the test set is still sealed.
        """
        from course_toolkit.splits.compute.repairs.repaired import repair_split  # noqa: PLC0415 — it makes reports

        self._need_rows("report.repair")
        refuse_unopened(self.sets)
        known = sorted({finding.code for finding in self.findings})
        return repair_split(self, [check_choice(code, name="code", choices=known) for code in codes])

    def summary(self) -> str:
        """Return one sentence: the sets, their sizes, and how many findings of each kind."""
        sizes, counts, n = _say_sizes(self.sets.sizes), _say_counts(self.findings), self._n_failed()
        if not n:
            return _("{sets}: {findings}.", sets=sizes, findings=counts)
        failed = ngettext("{n} check could not be made", "{n} checks could not be made", n)
        return _("{sets}: {findings}; {failed}.", sets=sizes, findings=counts, failed=failed)

    def __str__(self) -> str:
        """Return the whole report in plain text, for a terminal."""
        cards = [str(finding) for finding in self.findings]
        reasons = [f"  - {code}: {reason}" for code, reason in self._reasons()]
        return "\n\n".join([self.summary(), *cards, *(["\n".join([_("Not checked:"), *reasons])] if reasons else [])])

    __repr__ = __str__

    def _repr_pretty_(self, printer: _Printer, cycle: bool) -> None:  # noqa: ARG002, FBT001 — IPython's signature
        printer.text(str(self))

    def _repr_html_(self) -> str:
        cards = "".join(finding._repr_html_() for finding in self.findings)
        return (
            f'<div class="course-toolkit-report"><p>{escape(self.summary())}</p>{cards}{self.not_checked_html()}</div>'
        )

    def not_checked_html(self) -> str:
        """Return what was not checked, and why, as a list to unfold."""
        items = "".join(f"<li><code>{escape(code)}</code> {escape(reason)}</li>" for code, reason in self._reasons())
        return f"<details><summary>{escape(_('Not checked:'))}</summary><ul>{items}</ul></details>" if items else ""

    def _need_rows(self, name: str) -> None:
        """Refuse what rows in files do not allow."""
        if not self.sets.in_memory:
            refuse_files(name)

    def _n_failed(self) -> int:
        """Return how many checks failed, or had no label to look at; what nobody declared is no failure."""
        target = self.sets.target
        lacking = LABEL_CHECKS if target is None or not all(map(target.n_known_in, self.sets.sizes)) else set()
        return sum(one.crashed is not None or one.code in lacking for one in self.not_checked)

    def _reasons(self) -> Iterable[tuple[str, str]]:
        """Return each check that was not made, and why, on one line."""
        return [(one.code, " ".join(one.reason().splitlines())) for one in self.not_checked]


def _say_sizes(sizes: Mapping[str, int]) -> str:
    parts = [ngettext("{name} of {n} row", "{name} of {n} rows", n, name=_(SET_NAMES[key])) for key, n in sizes.items()]
    return ", ".join(parts)


def _say_counts(findings: Iterable[SplitFinding]) -> str:
    counts = Counter[str](finding.severity for finding in findings)
    worded = {
        "error": ngettext("{n} leak proved", "{n} leaks proved", counts["error"]),
        "warning": ngettext("{n} warning", "{n} warnings", counts["warning"]),
        "question": ngettext("{n} question", "{n} questions", counts["question"]),
    }
    said = [words for severity, words in worded.items() if counts[severity]]
    return ", ".join(said) or _("nothing suspicious found")
