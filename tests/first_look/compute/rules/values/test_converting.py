import numpy as np
import pandas as pd
import pytest

from course_toolkit.first_look.compute.rules.values.converting import Converted, suspicion_of
from course_toolkit.first_look.compute.rules.values.units import DECIMAL, DEGREES, conversions_named
from course_toolkit.first_look.compute.table import Table


def suspicion(conversion, values, positions, usual_range, beside=()):
    table = Table(pd.DataFrame({"v": values}))
    converted = Converted(table.attribute("v"), np.array(positions), conversion, usual_range, beside)
    return suspicion_of(table, converted, code="mixed_units", severity="warning")


@pytest.mark.parametrize(
    ("conversion", "text"),
    [(DECIMAL[0], "÷ 10"), (DECIMAL[1], "× 10"), (DEGREES[0], "÷ 1.8 − 17.778"), (DEGREES[2], "− 273.15")],
)
def test_a_conversion_is_written_as_one_types_it(conversion, text):
    found = suspicion(conversion, [20.0, 22.0, 300.0], [2], (20.0, 22.0))
    assert f"after {text}:" in found.wording().title


def test_the_columns_that_say_so_are_named():
    pounds = conversions_named("weight")[0]
    found = suspicion(pounds, [60.0, 70.0, 150.0, 65.0], [2], (60.0, 160.0), ("height",))
    assert found.wording().title.startswith("1 value of v does not fit height in its row")
    assert not found.wording().decisions[1].step.carries_over


def test_a_bound_between_two_clusters_is_short():
    found = suspicion(DECIMAL[2], [1.62, 1.7, 1.8, 171.0, 183.0], [3, 4], (1.62, 1.8))
    assert found.wording().decisions[1].step.where.high == 20.0
