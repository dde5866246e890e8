"""Exercises 05-1 to 05-3: name the leak of a split, what it came through, and the score without it."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

from course_toolkit._core.compute.guard.wording import came, explain
from course_toolkit._core.words import N_, _, format_count, format_number
from course_toolkit.datasets import LeakKey, LeakySplit
from course_toolkit.datasets.leaks import LEAKS
from course_toolkit.exercises.answers import read_name, read_number
from course_toolkit.exercises.exercise import Exercise, Part, Words
from course_toolkit.exercises.leak_solutions import HINTS, listing_of
from course_toolkit.exercises.ratios import TOLERANCE, out_of_range

NONE = "none"
MODELS = {
    "forest": N_("random forest"),
    "logistic": N_("logistic regression"),
    "best_of_many": N_("the best of many small trees"),
}
METRICS = {"roc_auc": N_("area under the ROC curve (AUC)"), "accuracy": N_("accuracy")}


def leak_hunt(code: str, leaky: Any) -> Exercise:
    """Build the exercise from a made split and its key."""
    if not isinstance(leaky, LeakySplit):
        raise explain(
            _("This exercise needs a split with its answer key."),
            came(leaky),
            _("Write leaky = ct.make_leaky_split(random_state=0)"),
        )
    key = leaky.answer_key
    way: tuple[Part, ...] = ()
    if key.columns:
        way = (ColumnPart(leaky),)
    elif len(key.rows):
        way = (RowsPart(leaky),)
    words = Words(lambda: _question(key), lambda: _hint(key), lambda: _solution(leaky), lambda: _moral(key))
    number = code.rpartition("-")[-1]
    return Exercise(code, (KindPart(key), *way, HonestPart(key)), words, listing_of(key, f"exercise_{number}"))


@dataclass(frozen=True)
class KindPart:
    """Judge which leak was named, by the code that ``check_split`` gives it."""

    key: LeakKey

    read = staticmethod(read_name)

    @property
    def name(self) -> str:
        """Return what is asked for in the current language."""
        return _("leak")

    def what_is_wrong(self, answer: str) -> str:
        """Say what the leak that was named would mean; nothing where it is the right one."""
        if answer in (self.key.codes or (NONE,)):
            return ""
        if answer == NONE:
            return _("Something did leak: lay rows of both sets side by side, or ask check_split.")
        if answer not in LEAKS:
            return _("check_split has no code {code}: report.frame() shows those it found.", code=repr(answer[:40]))
        return _(
            "{code} would tell another story: {meaning}. Look at the rows again.",
            code=repr(answer),
            meaning=_(LEAKS[answer].meaning),
        )


@dataclass(frozen=True)
class ColumnPart:
    """Judge a column that the leak came through."""

    leaky: LeakySplit

    read = staticmethod(read_name)

    @property
    def name(self) -> str:
        """Return what is asked for in the current language."""
        return _("column")

    def what_is_wrong(self, answer: str) -> str:
        """Say why the leak does not come through a column; nothing where it does."""
        key = self.leaky.answer_key
        if answer in key.columns:
            return ""
        if answer == key.label:
            return _("That is the label: it is what the model has to find.")
        if answer not in self.leaky.train:
            return _("The training set has no column {column}.", column=repr(answer[:40]))
        return self._why_not(answer)

    def _why_not(self, column: Hashable) -> str:
        if column in self.leaky.answer_key.clean.train:
            return _("{column} would stand in the honest split as well: nothing leaks through it.", column=repr(column))
        return _("Nothing leaks through {column}.", column=repr(column))


@dataclass(frozen=True)
class RowsPart:
    """Judge a number of test rows that the training reached."""

    leaky: LeakySplit

    read = staticmethod(read_number)

    @property
    def name(self) -> str:
        """Return what is asked for in the current language."""
        return _("number of test rows concerned")

    def what_is_wrong(self, answer: float) -> str:
        """Say what else a number counts; nothing where it is right."""
        right, n_test = len(self.leaky.answer_key.rows), len(self.leaky.test)
        if answer == right:
            return ""
        if answer == n_test - right:
            return _("These are the test rows that did not leak: count the others.")
        if 0 < answer < 1:
            return _("This looks like a share: give a number of rows.")
        if answer == n_test:
            return _("This is the whole test set: count the rows that leaked.")
        if answer > right:
            return _("{n} is too many. Count rows of the test set, each once.", n=format_count(answer))
        return _("{n} is too few. Count rows of the test set, each once.", n=format_count(answer))


@dataclass(frozen=True)
class HonestPart:
    """Judge the score without the leak: right within two standard errors of so small a test set."""

    key: LeakKey

    read = staticmethod(read_number)

    @property
    def name(self) -> str:
        """Return what is asked for in the current language."""
        return _("honest score")

    def what_is_wrong(self, answer: float) -> str:
        """Say what is wrong with a score; nothing where it can pass for the honest one."""
        key = self.key
        if abs(answer - key.honest_score) <= key.tolerance:
            return ""
        if abs(answer - key.claimed_score) <= TOLERANCE:
            return _("That is the score that was claimed: the leak is still in it.")
        return out_of_range(answer) or self._direction(answer)

    def _direction(self, answer: float) -> str:
        metric = _(METRICS[self.key.metric])
        if answer > self.key.honest_score:
            return _("{answer} is too high: is all of the leak gone? Wanted: {metric}, on rows that nobody has seen.",
                     answer=format_number(answer), metric=metric)  # fmt: skip
        return _("{answer} is too low. Wanted: {metric}, of the same model; columns that only name a row left out.",
                 answer=format_number(answer), metric=metric)  # fmt: skip


def _question(key: LeakKey) -> str:
    asked = _("What leaked (the code of check_split, or 'none')?")
    if key.columns:
        asked += " " + _("Through which column (one is enough)?")
    elif len(key.rows):
        asked += " " + _("How many rows of the test set are concerned?")
    return _(
        "A colleague claims {score} ({metric}, {model}). {asked} What is the honest score?",
        score=format_number(key.claimed_score, 2),
        metric=_(METRICS[key.metric]),
        model=_(MODELS[key.model]),
        asked=asked,
    )


def _hint(key: LeakKey) -> str:
    hint = HINTS.get(key.kind, HINTS[""])
    return _(hint)


def _solution(leaky: LeakySplit) -> str:
    key = leaky.answer_key
    lines = [_("{kind}: {meaning}.", kind=key.kind, meaning=key.meaning)]
    if key.columns:
        lines.append(_("column: {columns}", columns=", ".join(key.columns)))
    elif len(key.rows):
        lines.append(
            _("{n} of {n_test} test rows", n=format_count(len(key.rows)), n_test=format_count(len(leaky.test)))
        )
    lines.append(_("honest score: {score}, give or take {tolerance}", score=format_number(key.honest_score, 2),
                   tolerance=format_number(key.tolerance, 2)))  # fmt: skip
    return "\n".join(lines)


def _moral(key: LeakKey) -> str:
    return _(
        "{meaning}. Claimed: {claimed}; honest: {honest}.",
        meaning=_first_upper(key.meaning),
        claimed=format_number(key.claimed_score, 2),
        honest=format_number(key.honest_score, 2),
    )


def _first_upper(text: str) -> str:
    return text[:1].upper() + text[1:]
