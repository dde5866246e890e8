"""A sealed test set is looked through by the checks, and scored by nobody before it is opened."""

from course_toolkit._core.compute.guard.sealing import refuse_sealed
from course_toolkit.splits.compute.sealing.partition import Split
from course_toolkit.splits.compute.tables.sets import Sets


def refuse_unopened(sets: Sets) -> None:
    """Refuse to score, or to hand out, the test rows of a split whose seal nobody has broken."""
    split = sets.declared.evaluations
    if isinstance(split, Split) and not split.openings:
        refuse_sealed(0)
