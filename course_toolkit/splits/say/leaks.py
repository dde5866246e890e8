"""What a teacher would say of a finding, of what it costs, and of a score that counted leaked rows."""

from collections.abc import Sequence

from course_toolkit._core.words import _, format_count, format_number, ngettext
from course_toolkit.splits.compute.cost.leak_cost import CostOfLeak, LeakCost
from course_toolkit.splits.compute.cost.models import shown_name
from course_toolkit.splits.compute.cost.rescore import Rescored
from course_toolkit.splits.compute.finding import SplitFinding


def say_finding(finding: SplitFinding) -> str:
    """Return what was found, and why it matters."""
    return " ".join(filter(None, [finding.title, finding.why]))


def say_costs(costs: Sequence[CostOfLeak]) -> str:
    """Return, for each model, the claimed and the honest score, and whether the difference is noise."""
    return " ".join(_say_cost(one) for one in costs)


def say_cost(cost: LeakCost) -> str:
    """Return what each leak costs each model, in words.

    Is the leak worth the fuss? Some cost nothing, some everything, and it depends on the model.

    Parameters
    ----------
    cost : LeakCost

    Returns
    -------
    str

    See Also
    --------
    SplitReport.cost : Measures it.
    """
    lines = [f"{one.finding.code} — {_say_cost(one)}" for one in cost.costs]
    if cost.not_repaired:
        codes = ", ".join(dict.fromkeys(finding.code for finding in cost.not_repaired))
        lines.append(_("Not measured, since no code mends it: {codes}.", codes=codes))
    return "\n".join(lines) or _("There is no leak to measure.")


def say_rescored(scores: Rescored) -> str:
    """Return what the rows that leaked did to a score.

    Parameters
    ----------
    scores : Rescored

    Returns
    -------
    str

    See Also
    --------
    SplitReport.rescore : Measures it.
    """
    if not scores.n_leaked:
        return _(
            "No single test row is known to have leaked: {claimed} ± {std} on all {n}.",
            claimed=format_number(scores.claimed),
            std=format_number(scores.claimed_std),
            n=format_count(scores.n_clean),
        )
    return ngettext(
        "Claimed: {claimed}. On the {n} row that leaked: {leaked}; on the others: {clean} ± {std}.",
        "Claimed: {claimed}. On the {n} rows that leaked: {leaked}; on the others: {clean} ± {std}.",
        scores.n_leaked,
        claimed=format_number(scores.claimed),
        leaked=format_number(scores.leaked),
        clean=format_number(scores.clean),
        std=format_number(scores.clean_std),
    )


def _say_cost(one: CostOfLeak) -> str:
    difference = float(one.difference.mean())
    words = _(
        "{model}: {leaky} ± {leaky_std} claimed, {honest} ± {honest_std} honest.",
        model=shown_name(one.model),
        leaky=format_number(float(one.leaky.mean())),
        leaky_std=format_number(float(one.leaky.std(ddof=1))),
        honest=format_number(float(one.honest.mean())),
        honest_std=format_number(float(one.honest.std(ddof=1))),
    )
    if one.inside_noise:
        return words + " " + _("The difference is inside the noise.")
    size = format_number(abs(difference))
    if difference > 0:
        return words + " " + _("The leak flatters by {size}.", size=size)
    return words + " " + _("The leak makes it look worse by {size}.", size=size)
