"""Sentences about a split: how large its sets are, what is in them, how far a score on them can be trusted."""

from course_toolkit._core.words import N_, _, format_count, format_number, format_percent, ngettext
from course_toolkit.splits.compute.finding import SET_NAMES
from course_toolkit.splits.compute.sealing.census import Census
from course_toolkit.splits.compute.sealing.partition import Split

ROLES = {
    "train": N_("{n} to learn from (training set)"),
    "validation": N_("{n} to choose with (validation set)"),
    "test": N_("{n} to judge, once and last (test set)"),
}
MOST_ABSENT = 5


def say_split(split: Split) -> str:
    """Say how a table was split: sizes, proportions, what a score is worth there, and the state of the seal.

    Parameters
    ----------
    split : Split
        What :func:`split` returned.

    Returns
    -------
    str
        A few lines in the current language; nothing in them tells a row of the test set.

    See Also
    --------
    split, SplitPicture

    Examples
    --------
    >>> import course_toolkit as ct
    >>> ct.set_language("en")
    >>> print(ct.say_split(ct.split(ct.load_wine(), label="target", random_state=0)))
    178 rows: 88 to learn from (training set), 36 to choose with (validation set), 54 to judge, once and last
    (test set).
    Between two sets the share of a class differs by 2.0 points at most.
    On the 54 test rows the standard error of an accuracy is at most 6.8 points: 19 times in 20, the truth lies
    within 13.6 points of the score.
    The test set is sealed and was never opened.
    """
    census = split.census()
    lines = [_sizes(census), *_way(split, census), _contents(census), _absent(census), _exactness(census), _seal(split)]
    return "\n".join(line for line in lines if line)


def _sizes(census: Census) -> str:
    parts = ", ".join(_(ROLES[one.key], n=format_count(one.n_rows)) for one in census.sets)
    return ngettext("{n} row: {parts}.", "{n} rows: {parts}.", census.n_rows, parts=parts)


def _way(split: Split, census: Census) -> list[str]:
    """Say what decided, where it was not chance alone."""
    lines = []
    if split.params["group"] is not None:
        lines.append(
            _(
                "No value of “{column}” is in two sets; sizes are as near to those asked for as whole groups can be. "
                "X still holds that column: leave it out before fitting.",
                column=split.params["group"],
            )
        )
    if split.params["time"] is not None:
        lines.append(
            _(
                "Along “{column}”: the oldest rows to learn from, the newest to judge; the proportions are those of "
                "their time.",
                column=split.params["time"],
            )
        )
    if census.n_dropped:
        lines.append(
            ngettext(
                "{n} row lies in the gap before a newer set and is in none.",
                "{n} rows lie in the gap before a newer set and are in none.",
                census.n_dropped,
            )
        )
    return lines


def _contents(census: Census) -> str:
    if census.task == "classification":
        return _(
            "Between two sets the share of a class differs by {points} points at most.",
            points=format_number(100 * census.largest_gap, 1),
        )
    means = ", ".join(
        _("{mean} in the {set}", mean=f"{format_number(one.mean, _digits(one.std))} ± "
          f"{format_number(one.std, _digits(one.std))}", set=_(SET_NAMES[one.key]))
        for one in census.sets
    )  # fmt: skip
    return _("Mean and standard deviation of “{label}”: {means}.", label=census.label, means=means)


def _digits(std: float) -> int:
    """Return the decimals that leave about two digits of a spread."""
    return 0 if std >= 10 else 1 if std >= 1 else 3  # also where it is not known


def _absent(census: Census) -> str:
    absent = census.absent() if census.task == "classification" else []
    if not absent:
        return ""
    shown = ", ".join(
        _("“{label}” in the {set}", label=label, set=_(SET_NAMES[key])) for key, label in absent[:MOST_ABSENT]
    )
    return _(
        "Classes without a row: {absent}. Nothing can be learned or measured of them there.",
        absent=shown + (" …" if len(absent) > MOST_ABSENT else ""),
    )


def _exactness(census: Census) -> str:
    test = census.sets[-1]
    if census.task == "classification":
        return ngettext(
            "On the only test row the standard error of an accuracy is at most {error} points: "
            "19 times in 20, the truth lies within {twice} points of the score.",
            "On the {n} test rows the standard error of an accuracy is at most {error} points: "
            "19 times in 20, the truth lies within {twice} points of the score.",
            test.n_rows,
            error=format_number(100 * test.std_error, 1),
            twice=format_number(200 * test.std_error, 1),
        )
    return ngettext(
        "On the only test row a typical error (RMSE) is known to {error} of itself: "
        "19 times in 20, the truth lies within {twice} of it.",
        "On the {n} test rows a typical error (RMSE) is known to {error} of itself: "
        "19 times in 20, the truth lies within {twice} of it.",
        test.n_rows,
        error=format_percent(test.std_error, 1),
        twice=format_percent(2 * test.std_error, 1),
    )


def _seal(split: Split) -> str:
    openings = split.openings
    if not openings:
        return _("The test set is sealed and was never opened.")
    last = openings[-1]
    opened = ngettext(
        "The test set was opened {n} time (“{reason}”, {when}).",
        "The test set was opened {n} times (the last: “{reason}”, {when}).",
        len(openings),
        reason=last.reason,
        when=last.when,
    )
    if len(openings) == 1:
        return opened
    return opened + " " + _("Scores obtained after the first time are marked.")
