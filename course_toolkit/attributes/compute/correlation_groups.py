"""Groups of attributes that repeat one another: the arguments for each member side by side, and no choice."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from course_toolkit._core.compute.meaning.attribute import Attribute
from course_toolkit.attributes.compute.association import Measure

Floats = NDArray[np.float64]


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
        rows = [{field.name: getattr(member, field.name) for field in fields(member)} for member in self.members]
        table = pd.DataFrame(rows)
        return table.astype({"cost": "float64"})


@dataclass(frozen=True, eq=False)
class Evidence:
    """What the arguments for a group are read from: the attributes, their matrix, their links with the label."""

    attributes: Sequence[Attribute]
    links: Floats
    label_links: Floats
    label_measures: Sequence[Measure | None]
    costs: Mapping[Hashable, float]


def describe_group(evidence: Evidence, group: Sequence[int], threshold: float) -> AttributeGroup:
    """Return a group with the arguments for each member."""
    strengths = np.abs(evidence.links)
    inside = strengths[np.ix_(group, group)]
    members = tuple(_member(evidence, group, place) for place in range(len(group)))
    return AttributeGroup(members, float(np.nanmin(inside)), _ties(evidence, group, threshold))


def _member(evidence: Evidence, group: Sequence[int], place: int) -> GroupMember:
    index = group[place]
    attribute = evidence.attributes[index]
    others = [other for other in group if other != index]
    strengths = np.nan_to_num(np.abs(evidence.links[index, others]))
    nearest = others[int(np.argmax(strengths))]
    return GroupMember(
        name=attribute.name,
        label_link=float(evidence.label_links[index]),
        label_measure=evidence.label_measures[index],
        n_missing=attribute.n_missing,
        n_distinct=count_distinct(attribute),
        nearest=evidence.attributes[nearest].name,
        nearest_strength=float(strengths.max()),
        explained_share=explained_share(evidence, index, others),
        cost=evidence.costs.get(attribute.name),
    )


def count_distinct(attribute: Attribute) -> int:
    """Return how many different known values an attribute has."""
    if attribute.levels is not None and attribute.kind == "text":
        return len(attribute.levels)
    return int(pd.unique(attribute.known).size)


def explained_share(evidence: Evidence, index: int, others: Sequence[int]) -> float:
    """Return R² of a number from the other numbers of its group, from their correlations alone."""
    numbers = [other for other in others if evidence.attributes[other].kind != "text"]
    if evidence.attributes[index].kind == "text" or not numbers:
        return float("nan")
    between = np.nan_to_num(evidence.links[np.ix_(numbers, numbers)])
    own = np.nan_to_num(evidence.links[index, numbers])
    weights: Any = np.linalg.lstsq(between, own, rcond=1e-10)[0]
    return float(np.clip(own @ weights, np.max(own**2), 1.0))


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
