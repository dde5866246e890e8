"""What to say of one cell of the matrix: its pair, and why the number of the cell may be another one."""

import math

from course_toolkit._core.words import _
from course_toolkit.attributes.compute.correlation_result import Correlations
from course_toolkit.attributes.compute.pairs import PairOutcome, ScatterOutcome
from course_toolkit.attributes.say.correlation import say_link
from course_toolkit.attributes.say.pair import say_pair


def say_cell(correlations: Correlations, outcome: PairOutcome) -> str:
    """Say what there is to say of a pair, and what its cell shows where that is something else."""
    parts = [say_pair(outcome)]
    link = correlations.link_of(outcome.x, outcome.y)
    if not (isinstance(outcome, ScatterOutcome) or math.isnan(link.pearson)):
        parts.append(_("The cell shows r = {r}: there, two values count as two numbers.", r=say_link(link.value)))
    return " ".join(parts)
