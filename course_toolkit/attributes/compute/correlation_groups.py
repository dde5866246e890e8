"""Groups of attributes that repeat one another: the arguments for each member side by side, and no choice."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field, fields

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from course_toolkit._core.compute.meaning.attribute import Attribute
from course_toolkit.attributes.compute.association import Measure

Floats = NDArray[np.float64]

#: Of a larger group, nobody reads how well the others explain each; an eigenvalue below the smallest is rounding.
MOST_EXPLAINED, SMALLEST = 300, 1e-10


@dataclass(frozen=True)
class GroupMember:
    """One attribute of a group, and what speaks for keeping it or for dropping it.

    Attributes
    ----------
    name : hashable
    label_link : float
        How strongly it goes with the label, in [0, 1]; NaN without a label.
    label_measure : str or None
        The measure of that link.
    n_missing, n_distinct : int
        Empty cells, and different values.
    nearest : hashable
        The member of the group that it goes with most, and ...
    nearest_strength : float
        ... how strongly.
    explained_share : float
        R², the share of its variance that the other numbers of the group together explain: a linear model's; NaN for
        a category, or where no other member is a number.
    cost : float or None
        What it costs to measure, in the unit given; None where nobody said.
    """

    name: Hashable
    label_link: float
    label_measure: Measure | None
    n_missing: int
    n_distinct: int
    nearest: Hashable
    nearest_strength: float
    explained_share: float
    cost: float | None = None


@dataclass(frozen=True)
class Tie:
    """A strong link that leaves a group: with one member only, or with members of another group."""

    member: Hashable
    other: Hashable
    strength: float


@dataclass(frozen=True)
class AttributeGroup:
    """Attributes of which every two go together at least as strongly as the threshold.

    Attributes
    ----------
    members : tuple of GroupMember
        In the order of the matrix.
    weakest : float
        The strength of the group's weakest pair.
    ties : tuple of Tie
        Links of the same strength that leave the group: the attribute at the other end goes with some members only.
    """

    members: tuple[GroupMember, ...]
    weakest: float
    ties: tuple[Tie, ...]

    @property
    def names(self) -> tuple[Hashable, ...]:
        """The names of the members."""
        return tuple(member.name for member in self.members)

    def frame(self) -> pd.DataFrame:
        """Return the arguments as a table, a row for each member."""
        rows = [{one.name: getattr(member, one.name) for one in fields(member)} for member in self.members]
        table = pd.DataFrame(rows)
        return table.astype({"cost": "float64"})


@dataclass(frozen=True, eq=False)
class Evidence:
    """What the arguments for a group are read from: the attributes, their matrix, their links with the label.

    ``linear`` is the matrix that R² comes from: all of values, or all of ranks.
    """

    attributes: Sequence[Attribute]
    links: Floats
    linear: Floats
    label_links: Floats
    label_measures: Sequence[Measure | None]
    costs: Mapping[Hashable, float]
    _counted: dict[int, tuple[int, int]] = field(default_factory=dict)
    _known: dict[tuple[int, ...], tuple[GroupMember, ...]] = field(default_factory=dict)

    def members(self, group: tuple[int, ...]) -> tuple[GroupMember, ...]:
        """Return the arguments for each member of a group; looked up once, since a slider asks at each step."""
        if group not in self._known:
            shares = explained_shares(self, group).tolist()
            self._known[group] = tuple(_member(self, group, place, share) for place, share in enumerate(shares))
        return self._known[group]

    def counts(self, index: int) -> tuple[int, int]:
        """Return how many cells of an attribute are empty, and how many values differ; counted once."""
        if index not in self._counted:
            attribute = self.attributes[index]
            self._counted[index] = (attribute.n_missing, count_distinct(attribute))
        return self._counted[index]


def describe_group(evidence: Evidence, group: Sequence[int], threshold: float) -> AttributeGroup:
    """Return a group with the arguments for each member."""
    inside = np.abs(evidence.links[np.ix_(group, group)])
    return AttributeGroup(evidence.members(tuple(group)), float(np.nanmin(inside)), _ties(evidence, group, threshold))


def _member(evidence: Evidence, group: Sequence[int], place: int, share: float) -> GroupMember:
    index = group[place]
    attribute = evidence.attributes[index]
    others = [other for other in group if other != index]
    strengths = np.nan_to_num(np.abs(evidence.links[index, others]))
    n_missing, n_distinct = evidence.counts(index)
    return GroupMember(
        name=attribute.name,
        label_link=float(evidence.label_links[index]),
        label_measure=evidence.label_measures[index],
        n_missing=n_missing,
        n_distinct=n_distinct,
        nearest=evidence.attributes[others[int(np.argmax(strengths))]].name,
        nearest_strength=float(strengths.max()),
        explained_share=share,
        cost=evidence.costs.get(attribute.name),
    )


def count_distinct(attribute: Attribute) -> int:
    """Return how many different known values an attribute has."""
    if attribute.levels is not None and attribute.kind == "text":
        return len(attribute.levels)
    return int(pd.unique(attribute.known).size)


def explained_shares(evidence: Evidence, group: Sequence[int]) -> Floats:
    """Return R² of each number from the other numbers of its group, from their correlations alone.

    With C the correlations of the numbers, R² of one of them is 1 - 1 / (its place on the diagonal of the inverse).
    """
    shares = np.full(len(group), np.nan)
    places = [place for place, index in enumerate(group) if evidence.attributes[index].kind != "text"]
    if not 1 < len(places) <= MOST_EXPLAINED:
        return shares
    numbers = [group[place] for place in places]
    links = np.nan_to_num(evidence.linear[np.ix_(numbers, numbers)])
    sizes, axes = np.linalg.eigh(links)
    # With missing values the pairs come from different rows, and no table may have all of their correlations: a
    # negative size shows how far off they are, and nothing smaller is believed.
    inverse = (axes**2) @ (1 / np.maximum(sizes, max(SMALLEST, -2 * float(sizes[0]))))
    best_pair = np.max((links - np.eye(len(numbers))) ** 2, axis=1)
    shares[places] = np.clip(1 - 1 / inverse, best_pair, 1.0)
    return shares


def _ties(evidence: Evidence, group: Sequence[int], threshold: float) -> tuple[Tie, ...]:
    """Return each outsider's strongest link with a member, where it reaches the threshold."""
    strengths = np.nan_to_num(np.abs(evidence.links[list(group)]))
    strengths[:, list(group)] = 0
    outsiders = np.flatnonzero(strengths.max(axis=0) >= threshold).tolist()
    best = {outsider: int(np.argmax(strengths[:, outsider])) for outsider in outsiders}
    ties = [
        Tie(evidence.attributes[group[place]].name, evidence.attributes[outsider].name,
            float(strengths[place, outsider]))
        for outsider, place in best.items()
    ]  # fmt: skip
    return tuple(sorted(ties, key=lambda tie: -tie.strength))
