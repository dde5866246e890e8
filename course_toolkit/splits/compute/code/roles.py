"""Which set some rows are: what the split made them, and what their names say where it leaves that open."""

from dataclasses import dataclass

from course_toolkit.splits.compute.code.names import side_named
from course_toolkit.splits.compute.code.values import Rows, Side, Split


@dataclass(frozen=True)
class Role:
    """A set, and whether the code proves it; a name alone does not."""

    side: Side
    proven: bool = False


UNTOLD = Role("")


def role_of(rows: Rows) -> Role:
    """Return the set that some rows are, or are a part of."""
    for one in rows.chain():
        if one.split is not None and complete(one.split):
            return UNTOLD if contradicted(one) else Role(_side(one), proven=True)
    return Role(_named(rows) or _named(list(rows.chain())[-1]))


def complete(split: Split) -> bool:
    """Say whether a cut made by hand is known to have two sides; a splitter's always has."""
    return not split.named or ("train" in split.sides and bool(split.sides & {"test", "validation"}))


def contradicted(rows: Rows) -> bool:
    """Say whether the same rows bear the names of several sets: the parts of a split were taken in a wrong order."""
    return len({side_named(name) for name in rows.names} - {""}) > 1


def outer_train(rows: Rows) -> bool:
    """Say whether rows lie inside a training set: whatever is cut from them, the test set is another one."""
    return role_of(rows) == Role("train", proven=True)


def _side(rows: Rows) -> Side:
    split, named = rows.split, _named(rows)
    if split is None:
        return ""
    if split.fold:
        return "train" if rows.side == "train" else "validation"
    outer = next((one for one in rows.chain() if one is not rows and one.split is not None), None)
    if outer is not None:
        return named or _inner(rows, outer)
    if rows.side == "test":
        return _held_out(rows, named)
    return "" if named == "test" else rows.side


def _inner(rows: Rows, outer: Rows) -> Side:
    """Of a cut inside the training rows the second side validates; of one inside the others nothing is known."""
    inside_train = role_of(outer).side == "train"
    return ("train" if rows.side == "train" else "validation") if inside_train else "validation"


def _held_out(rows: Rows, named: Side) -> Side:
    """Rows held out are the test set, unless they are cut again, or named otherwise."""
    if named == "train":
        return ""
    return "validation" if rows.cut or named == "validation" else "test"


def _named(rows: Rows) -> Side:
    """Return the one set that the names of some rows speak of."""
    sides = {side_named(name) for name in rows.names} - {""}
    return sides.pop() if len(sides) == 1 else ""
