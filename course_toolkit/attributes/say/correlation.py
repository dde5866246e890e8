"""What a teacher would say of all attributes at this threshold, and of a group that repeats itself."""

from collections.abc import Hashable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from course_toolkit._core.words import _, format_count, format_number, ngettext
from course_toolkit.attributes.compute.correlation_columns import WORDS_LEFT_OUT
from course_toolkit.attributes.compute.correlation_groups import AttributeGroup, GroupMember
from course_toolkit.attributes.compute.correlation_result import Correlations
from course_toolkit.attributes.say.amounts import cut, say_row

Flags = NDArray[np.bool_]
Numbers = NDArray[np.float64]

#: Between groups: French has a space of its own before a semicolon.
SEPARATOR = " · "
#: So many groups, and names of each, fit in a sentence.
N_GROUPS, N_NAMES = 3, 6
#: From this share on, the others of a group say nearly all that one says.
GIVEN_BY_OTHERS = 0.9
#: Links nearer than this are written alike.
ALIKE = 0.005


def say_correlations(correlations: Correlations, *, threshold: float) -> str:
    """Say which attributes repeat one another at a threshold, and which numbers not to trust.

    Parameters
    ----------
    correlations : Correlations
        What :func:`correlate` returned.
    threshold : float
        Between 0 and 1: from which strength on two attributes count as a repetition.

    Returns
    -------
    str
        Plain text in the current language.

    See Also
    --------
    correlate, say_group, CorrelationPicture, CorrelationExplorer

    Examples
    --------
    >>> import course_toolkit as ct
    >>> from course_toolkit.attributes.compute.correlation import correlate
    >>> ct.set_language("en")
    >>> print(say_correlations(correlate(ct.load_wine(), label="target"), threshold=0.8))
    At threshold 0.80, 1 group of attributes repeats itself: flavanoids and total_phenols (weakest pair: 0.86).
    """
    groups = correlations.groups(threshold)
    found = _say_groups(groups, threshold) if groups else _say_no_group(correlations, threshold)
    return " ".join([found, *_say_fragile(correlations), *_say_ranks(correlations)])


def say_group(group: AttributeGroup, *, label: Hashable | None = None) -> str:
    """Say what a group repeats, what speaks for and against its members, and that none is chosen.

    Parameters
    ----------
    group : AttributeGroup
        One of :meth:`Correlations.groups`.
    label : hashable, optional
        The name of the label that the links are with.

    Returns
    -------
    str
        Plain text in the current language.

    See Also
    --------
    correlate, say_correlations
    """
    parts = [
        _("{names}: every two of them go together with a strength of at least {strength}.",
          names=_names(group.names), strength=format_number(group.weakest, 2)),
        *_say_arguments(group, label),
        *_say_ties(group),
        _("Which to drop depends on the other attributes and on the context: you decide."),
    ]  # fmt: skip
    return " ".join(parts)


def say_why() -> str:
    """Say why groups of correlated attributes are thinned out."""
    return _(
        "Correlated attributes repeat one another, and some models give them more weight for it: distances (k nearest "
        "neighbours, SVM) count the same thing twice, linear models share one weight among them and become unstable, "
        "trees hardly mind."
    )


def say_notes(correlations: Correlations) -> tuple[str, ...]:
    """Say what the matrix does not hold: hidden attributes, columns left out, a label with one value."""
    return (*_say_hidden(correlations), *_say_label(correlations), *_say_left_out(correlations))


def _say_groups(groups: Sequence[AttributeGroup], threshold: float) -> str:
    named = SEPARATOR.join(
        _("{names} (weakest pair: {strength})", names=_names(group.names), strength=format_number(group.weakest, 2))
        for group in groups[:N_GROUPS]
    )
    said = ngettext(
        "At threshold {threshold}, {n} group of attributes repeats itself: {named}.",
        "At threshold {threshold}, {n} groups of attributes repeat themselves: {named}.",
        len(groups), threshold=_threshold(threshold), named=named,
    )  # fmt: skip
    return said.removesuffix(".") + "…" if len(groups) > N_GROUPS else said


def _say_no_group(correlations: Correlations, threshold: float) -> str:
    pair = correlations.strongest_pair
    if pair is None:
        return _("No two attributes could be compared.")
    i, j = pair
    return _(
        "At threshold {threshold}, no attribute repeats another; the strongest pair is {first} and {second} "
        "({strength}).",
        threshold=_threshold(threshold), first=cut(correlations.names[i]), second=cut(correlations.names[j]),
        strength=format_number(float(correlations.strengths[i, j]), 2),
    )  # fmt: skip


def _say_fragile(correlations: Correlations) -> Iterator[str]:
    """Name the pair that one row changes most."""
    cells = correlations.cells
    n_pairs, i, j = _most_apart(correlations, cells.is_fragile, cells.without)
    if n_pairs:
        yield ngettext(
            "In {n} pair (◥) one row makes or hides Pearson’s r: without row {row}, {first} and {second} go from {r} "
            "to {without}.",
            "In {n} pairs (◥) one row makes or hides Pearson’s r: without row {row}, {first} and {second} go from {r} "
            "to {without}.",
            n_pairs, row=say_row(correlations.index, int(cells.rows[i, j])),
            first=cut(correlations.names[i]), second=cut(correlations.names[j]),
            r=say_link(float(cells.pearson[i, j])), without=say_link(float(cells.without[i, j])),
        )  # fmt: skip


def _say_ranks(correlations: Correlations) -> Iterator[str]:
    """Name the pair whose ranks say something else than its values, and not because of one row."""
    cells = correlations.cells
    n_pairs, i, j = _most_apart(correlations, cells.ranks_differ & ~cells.is_fragile, cells.ranks)
    if n_pairs:
        yield ngettext(
            "In {n} pair (◹) ranks say something else than values: {first} and {second}, {r} (Pearson) and {rho} "
            "(Spearman); look for values far away, or for a curve.",
            "In {n} pairs (◹) ranks say something else than values: {first} and {second}, {r} (Pearson) and {rho} "
            "(Spearman); look for values far away, or for a curve.",
            n_pairs, first=cut(correlations.names[i]), second=cut(correlations.names[j]),
            r=say_link(float(cells.pearson[i, j])), rho=say_link(float(cells.ranks[i, j])),
        )  # fmt: skip


def _most_apart(correlations: Correlations, flags: Flags, other: Numbers) -> tuple[int, int, int]:
    """Return how many pairs of attributes have a flag, and the one whose r is farthest from the other number."""
    size = len(correlations.names)
    above = np.triu(flags[:size, :size], k=1)
    change = np.where(above, np.abs(other - correlations.cells.pearson)[:size, :size], -1)
    i, j = np.unravel_index(int(np.argmax(change)), change.shape)
    return int(above.sum()), int(i), int(j)


def _say_hidden(correlations: Correlations) -> Iterator[str]:
    if correlations.n_hidden:
        yield _(
            "The picture shows the {n} attributes with the strongest links; {hidden} others have no room there. The "
            "groups are those of all.",
            n=format_count(len(correlations.shown)), hidden=format_count(correlations.n_hidden),
        )  # fmt: skip


def _say_label(correlations: Correlations) -> Iterator[str]:
    if correlations.columns.label_is_missing:
        yield _(
            "{label} has one value and missing ones: what is compared with is whether it is known. Is missing a class? "
            "Ask the expert.",
            label=cut(correlations.label),
        )  # fmt: skip


def _say_left_out(correlations: Correlations) -> Iterator[str]:
    by_reason: dict[str, list[Hashable]] = {}
    for one in correlations.left_out:
        by_reason.setdefault(one.reason, []).append(one.name)
    if by_reason:
        listed = SEPARATOR.join(
            _("{names} ({reason})", names=_names(names), reason=_(WORDS_LEFT_OUT[reason]))  # type: ignore[index]
            for reason, names in by_reason.items()
        )
        yield _("Left out: {listed}.", listed=listed)


def _say_arguments(group: AttributeGroup, label: Hashable | None) -> Iterator[str]:
    """Name the ends of each argument, where there are any."""
    linked = [member for member in group.members if not np.isnan(member.label_link)]
    if linked:
        best, least = max(linked, key=_link), min(linked, key=_link)
        yield _("All of them go with {label} alike ({strength}).", label=cut(label),
                strength=format_number(best.label_link, 2)) if best.label_link - least.label_link < ALIKE else _(
            "With {label}, {best} goes most ({most}) and {worst} least ({least}).", label=cut(label),
            best=cut(best.name), most=format_number(best.label_link, 2), worst=cut(least.name),
            least=format_number(least.label_link, 2),
        )  # fmt: skip
    emptiest = max(group.members, key=lambda member: member.n_missing)
    if emptiest.n_missing:
        yield ngettext(
            "{name} misses {n} value.", "{name} misses {n} values.", emptiest.n_missing, name=cut(emptiest.name)
        )
    given = [member for member in group.members if member.explained_share >= GIVEN_BY_OTHERS]
    if given and len(group.members) > 2:
        yield _("The others of the group give nearly all of: {names}.", names=_shares(given))
    known = [member for member in group.members if member.cost is not None]
    if known:
        yield _("Cost to measure: {costs}.", costs=", ".join(f"{cut(one.name)} {_cost(one)}" for one in known))


def _say_ties(group: AttributeGroup) -> Iterator[str]:
    if group.ties:
        tie = group.ties[0]
        yield _(
            "{other}, outside the group, goes with {member} too ({strength}); were they joined, some pair would fall "
            "below the threshold.", other=cut(tie.other),
            member=cut(tie.member), strength=format_number(tie.strength, 2),
        )  # fmt: skip


def say_link(value: float) -> str:
    """Write r or a strength with two decimals; there is no negative zero."""
    return format_number(round(value, 2) + 0.0, 2)


def _shares(members: Sequence[GroupMember]) -> str:
    named = ", ".join(f"{cut(one.name)} (R² {format_number(one.explained_share, 2)})" for one in members[:N_NAMES])
    return named + ("…" if len(members) > N_NAMES else "")


def _link(member: GroupMember) -> float:
    return member.label_link


def _cost(member: GroupMember) -> str:
    return "—" if member.cost is None else format_count(member.cost)


def _threshold(threshold: float) -> str:
    """Write two decimals, or three where two would not do."""
    return format_number(threshold, 2 if round(threshold, 2) == round(threshold, 3) else 3)


def _names(names: Sequence[Hashable]) -> str:
    """List names, the last one after “and”; of many the first few."""
    listed = [cut(name) for name in names[:N_NAMES]]
    if len(names) > N_NAMES:
        return _("{names}… ({n} in all)", names=", ".join(listed), n=format_count(len(names)))
    if len(listed) == 1:
        return listed[0]
    return _("{names} and {last}", names=", ".join(listed[:-1]), last=listed[-1])
