"""Words for tables without pairs, pairs that are none, and costs."""

import numpy as np
import pandas as pd
import pytest

from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.compute.guard.correlations import (
    check_costs,
    check_enough_rows,
    check_pair,
    refuse_too_few_columns,
)

FRAME = pd.DataFrame({"Age": [1, 2], "IMC": [2, 1]})


@pytest.mark.usefixtures("language")
def test_rows():
    check_enough_rows(FRAME, name="frame", minimum=2)
    with pytest.raises(CourseError) as caught:
        check_enough_rows(FRAME, name="frame", minimum=3)
    assert "(2, 2)" in str(caught.value)
    assert str(caught.value).count("\n") == 2


def test_columns():
    with pytest.raises(CourseError) as caught:
        refuse_too_few_columns(["Age"], {"an identifier": ["ID"]}, name="frame")
    assert str(caught.value).splitlines()[1] == "1 column can be used: 'Age'. an identifier: 'ID'."


def test_costs():
    assert check_costs(None, frame=FRAME) == {}
    assert check_costs({"Age": 2, "IMC": np.float64(0.5)}, frame=FRAME) == {"Age": 2.0, "IMC": 0.5}
    with pytest.raises(CourseError, match="For 'Age': nan came"):
        check_costs({"Age": float("nan")}, frame=FRAME)


def test_pairs():
    nan = float("nan")
    assert check_pair(["Age", np.str_("IMC")], names=("Age", "IMC")) == ("Age", "IMC")
    assert check_pair((nan, 1.0), names=(1, nan)) == (nan, 1)
    for wrong in (("Age",), "Age", ("Age", "Agee"), None):
        with pytest.raises(CourseError, match=r"Write for example: explorer\.pair = "):
            check_pair(wrong, names=("Age", "IMC"))
