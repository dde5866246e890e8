"""A column, its gaps or a pair of columns that contains the answer: known only once the label is."""

from collections.abc import Iterator

from course_toolkit._core.words import N_, _, format_percent
from course_toolkit.splits.compute.answers.suspects import Suspect, find_suspects
from course_toolkit.splits.compute.answers.trial import read_trial
from course_toolkit.splits.compute.finding import Draft, NotCheckedError, SplitFinding
from course_toolkit.splits.compute.tables.sets import Sets

CODE = "target_leak_feature"

TITLES = {
    "label": N_("{column} is the label itself, in other words or units: each row's answer stands in it."),
    "value": N_(
        "{column} alone tells {told} of the label, all other columns together {others}. Is it known at prediction time?"
    ),
    "gap": N_(
        "Whether {column} is filled tells {told} of the label, all other columns together {others}. "
        "Is it known at prediction time?"
    ),
    "word": N_(
        "Whether {column} says “{word}” tells {told} of the label, all other columns together {others}. "
        "Is it known at prediction time?"
    ),
    "flag": N_(
        "One value of {column} comes with one class only, in every row that has it; all other columns together tell "
        "{others} of these. Is it known at prediction time?"
    ),
    "pair": N_(
        "{column} and {second} together tell {told} of the label, neither does alone, and all other columns together "
        "tell {others}. Are both known at prediction time?"
    ),
}


def find_target_leak_feature(sets: Sets) -> Iterator[Draft]:
    """Ask about columns that know the label better than everything else together.

    An honest column may be strong; what sets a leak apart is that it is nearly perfect *and* alone. So a column is
    asked about where it leaves at most a tenth of the error of guessing, on the training rows (each row predicted by
    others) and on the other sets, while all other columns together leave significantly more, twice as much at least.
    Petal length and width know the iris between them, and speak for each other; columns as good as perfect do not, for
    two copies of the label would. The same holds for gaps, for flags that one class has alone, and for pairs. It is an
    error only where the column is the label in every row of every set, one value for one value.
    """
    if sets.target is None:
        raise NotCheckedError(lambda: _("Some set has no labels; with them, columns could be held against them."))
    trial = read_trial(sets)
    if trial is None:
        raise NotCheckedError(lambda: _("The training rows have no column, or no two different labels, to compare."))
    for suspect in find_suspects(trial):
        yield _draft(sets, suspect)


def _draft(sets: Sets, one: Suspect) -> Draft:
    def draft() -> SplitFinding:
        names = [repr(name) for name in one.names]
        return SplitFinding(
            code=CODE,
            severity="error" if one.is_label else "question",
            title=_(
                TITLES["label" if one.is_label else one.form],
                column=one.names[0], second=one.names[-1], told=_share(one.told), others=_share(one.told_by_others),
                word=one.word,
            ),
            columns=one.names,
            evidence={
                "told": one.told, "told_by_others": one.told_by_others, "error_left": one.left,
                "error_left_by_others": one.left_by_others, "p_value": one.p_value,
            },
            hypotheses=(
                _("It was recorded after the outcome, or because of it."),
                _("The label was computed from it."),
                _("It is an honest and very strong attribute, known in time."),
            )[: 2 if one.is_label else 3],
            why=_("In use the column will be empty or not yet known, and the model will have learnt nothing else."),
            fixes=tuple(f"{key} = {key}.drop(columns=[{', '.join(names)}])" for key in sets.frames),
            examples=sets.frames["train"][[*one.names, sets.label]].head(6),
            sets=tuple(sets.frames),
            repair="drop_columns",
        )  # fmt: skip

    return draft


def _share(share: float) -> str:
    return format_percent(share, 0 if share < 0.99 else 1)  # noqa: PLR2004 — 99.6 % is not everything
