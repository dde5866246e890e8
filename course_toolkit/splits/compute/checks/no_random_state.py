"""A random split without a seed, which nobody can make again."""

from collections.abc import Iterator, Mapping
from typing import Any

from course_toolkit._core.words import N_, _
from course_toolkit.splits.compute.finding import Draft, NotCheckedError, SplitFinding
from course_toolkit.splits.compute.split_calls import is_unrepeatable, splits, unrepeatable_calls
from course_toolkit.splits.compute.tables.sets import Sets

LONGEST_CALL = 80
WHY = N_(
    "Run again, the notebook gives another split and another score, and rows of the old test set land in training."
)


def find_no_random_state(sets: Sets) -> Iterator[Draft]:
    """Find that the split was made at random without a seed, in its arguments or in the code."""
    calls = _unrepeatable(sets)
    if calls:
        yield _draft(calls)


def _unrepeatable(sets: Sets) -> list[str]:
    """Return the calls without a seed; one without words where only the arguments are known."""
    how: Any = sets.declared.split_params
    code = sets.declared.code
    if how is None and code is not None and splits(code):
        how = code
    if how is None:
        raise NotCheckedError(
            lambda: _(
                "Nobody said how the split was made; hand over split_params={example}.", example='{"random_state": 0}'
            )
        )
    if isinstance(how, str):
        calls = unrepeatable_calls(how)
        if calls is None:
            raise NotCheckedError(lambda: _("The code of the split is no Python that can be read."))
        return calls
    return _of_arguments(_arguments(how), is_ordered=sets.declared.time is not None)


def _of_arguments(arguments: Mapping[str, Any], *, is_ordered: bool) -> list[str]:
    """Return one call without words where the arguments hold no seed and the split is not one by time."""
    return [""] if not is_ordered and is_unrepeatable(arguments) else []


def _arguments(how: Any) -> Mapping[str, Any]:
    """Return the arguments in a mapping, or those that a scikit-learn splitter remembers."""
    if isinstance(how, Mapping):
        return how
    kind = type(how).__name__
    arguments = dict(getattr(how, "__dict__", {}))
    if "random_state" not in arguments:
        raise NotCheckedError(
            lambda: _("split_params is a dict of arguments, or the line of code that split, not {kind}.", kind=kind)
        )
    return {"shuffle": True, **arguments}


def _draft(calls: list[str]) -> Draft:
    written = [call if len(call) <= LONGEST_CALL else call[: LONGEST_CALL - 1] + "…" for call in calls if call]

    def draft() -> SplitFinding:
        title = _("The split was made at random without random_state: nobody can make it again.")
        if written:
            title = _("{call} shuffles without random_state: nobody can make this split again.", call=written[0])
        return SplitFinding(
            code="no_random_state",
            severity="error",
            title=title,
            evidence={"n_calls": len(calls)},
            hypotheses=(_("the argument was forgotten: each run then shuffles anew"),),
            fixes=("train, test = train_test_split(frame, test_size=0.3, random_state=0)",),
            why=_(WHY),
            sets=("train", "test"),
        )

    return draft
