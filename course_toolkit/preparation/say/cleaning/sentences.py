"""What a teacher would say of a cleaning: what was done, how much is left, and on whose word."""

from collections.abc import Iterator

from course_toolkit._core.compute.printing import on_one_line
from course_toolkit._core.compute.steps import (
    ConvertType,
    Correct,
    DropRows,
    FillMissing,
    Rows,
    SetMissing,
    ToDates,
    ToNumbers,
)
from course_toolkit._core.words import _, format_percent, ngettext
from course_toolkit.preparation.compute.cleaning import Cleaning, StepRecord

#: Steps after which a cell says what it said, stored otherwise.
READ_ANEW = (ToNumbers, ToDates, ConvertType)
#: So many of the rows dropped are no detail any more.
MANY_DROPPED = 0.05


def say_cleaning(cleaning: Cleaning) -> str:
    """Say what a cleaning did, how much of the table is left, and what rests on somebody's word.

    Parameters
    ----------
    cleaning : Cleaning

    Returns
    -------
    str
        A few lines in the current language.

    See Also
    --------
    Cleaning, CleaningPicture

    Examples
    --------
    >>> import course_toolkit as ct
    >>> from course_toolkit.preparation.compute import Cleaning
    >>> from course_toolkit.preparation.say import say_cleaning
    >>> ct.set_language("en")
    >>> cleaning = Cleaning(ct.load_sante())
    >>> cleaning = cleaning.drop_columns("IMC", reason="it goes with the weight")
    >>> cleaning = cleaning.drop_rows(9, reason="nobody lives 120 years")
    >>> cleaning = cleaning.correct("cholesterol", {4: 242}, reason="two values run together")
    >>> print(say_cleaning(cleaning))
    In 3 steps, 10 rows × 6 columns became 9 rows × 5 columns: 10.0% of the rows are gone, 1 cell was given another
    value.
    1 value was put in by hand: it rests on the word of whoever chose it. Has the expert of the data agreed?
    More than 5% of the rows are gone: are those that are left still like the ones that the model will meet?
    2 steps name rows of this table: they are left out for new data. Where the same may come again, write rules.
    """
    if not cleaning.steps:
        return _("Nothing was done yet: {size}.", size=cleaning.sizes[0])
    return "\n".join([_say_sizes(cleaning), *_remarks(cleaning)])


def say_step(record: StepRecord) -> str:
    """Say one step: what, what it changed, and why."""
    said = _("{step}: {counts}. Why: {reason}", step=record.describe(), counts=record.counts(),
             reason=on_one_line(record.reason))  # fmt: skip
    said = said[:1].upper() + said[1:]
    return said if record.carries_over else f"{said} " + _("(It names rows: it holds for this table alone.)")


def _say_sizes(cleaning: Cleaning) -> str:
    first, last = cleaning.sizes[0], cleaning.sizes[-1]
    said = ngettext("In {n} step, {first} became {last}", "In {n} steps, {first} became {last}", len(cleaning),
                    first=first, last=last)  # fmt: skip
    parts = []
    if last.n_rows < first.n_rows:
        parts.append(_("{share} of the rows are gone", share=format_percent(_share_dropped(cleaning), 1)))
    n_changed = sum(one.n_cells_changed for one in cleaning.steps if not isinstance(one.step, READ_ANEW))
    if n_changed:
        parts.append(ngettext("{n} cell was given another value", "{n} cells were given another value", n_changed))
    return f"{said}." if not parts else _("{said}: {parts}.", said=said, parts=", ".join(parts))


def _share_dropped(cleaning: Cleaning) -> float:
    return 1 - cleaning.sizes[-1].n_rows / cleaning.sizes[0].n_rows


def _remarks(cleaning: Cleaning) -> Iterator[str]:
    steps = [one.step for one in cleaning.steps]
    n_by_hand = sum(len(step.values) for step in steps if isinstance(step, Correct))
    if n_by_hand:
        yield ngettext(
            "{n} value was put in by hand: it rests on the word of whoever chose it. Has the expert of the data "
            "agreed?",
            "{n} values were put in by hand: they rest on the word of whoever chose them. Has the expert of the data "
            "agreed?",
            n_by_hand,
        )
    if any(isinstance(step, FillMissing) for step in steps):
        yield _(
            "Empty cells were filled: from now on nobody sees that they were empty. What an empty cell means is for "
            "the expert to say."
        )
    yield from _on_what_is_gone(cleaning)
    yield from _on_new_data(cleaning)


def _on_what_is_gone(cleaning: Cleaning) -> Iterator[str]:
    if _share_dropped(cleaning) > MANY_DROPPED:
        yield _(
            "More than {share} of the rows are gone: are those that are left still like the ones that the model will "
            "meet?",
            share=format_percent(MANY_DROPPED),
        )
    n_set_missing = sum(one.n_cells_changed for one in cleaning.steps if isinstance(one.step, SetMissing))
    if n_set_missing:
        yield ngettext(
            "{n} cell was set missing: the row stays with what is known of it.",
            "{n} cells were set missing: the rows stay with what is known of them.",
            n_set_missing,
        )


def _on_new_data(cleaning: Cleaning) -> Iterator[str]:
    n_here = sum(not one.carries_over for one in cleaning.steps)
    if n_here:
        yield ngettext(
            "{n} step names rows of this table: it is left out for new data. Where the same may come again, write a "
            "rule.",
            "{n} steps name rows of this table: they are left out for new data. Where the same may come again, write "
            "rules.",
            n_here,
        )
    by_rule = [one for one in cleaning.steps if isinstance(one.step, DropRows) and not isinstance(one.step.where, Rows)]
    if by_rule:
        yield _(
            "Rows are dropped by a rule: among new data it drops cases that wait for an answer. Decide what is said to "
            "them."
        )
