import numpy as np
import pandas as pd
import pytest

from course_toolkit.first_look.compute.rules.values.out_of_range import find_out_of_range

FRAME = pd.DataFrame({"Age": [20, 30, 119, -4], "w": [np.nan, 1.5, 2.5, np.inf], "t": ["1,5", "2", "9", "3"]})


@pytest.mark.parametrize(
    ("ranges", "positions", "said"),
    [
        ({"Age": (0, 110)}, [2, 3], "from 0 to 110"),
        ({"Age": (None, 110)}, [2], "at most 110"),
        ({"Age": (0, None)}, [3], "at least 0"),
        ({"w": (2, 3)}, [1, 3], "from 2 to 3"),
        ({"t": (0, 4.5)}, [2], "from 0 to 4.5"),
    ],
)
def test_values_outside_are_errors(look, ranges, positions, said):
    (found,) = look(find_out_of_range, FRAME, ranges=ranges)
    assert (found.code, found.severity, found.positions.tolist()) == ("out_of_range", "error", positions)
    assert said in found.wording().title


def test_inside_is_silent(look):
    assert look(find_out_of_range, FRAME, ranges={"Age": (-4, 119), "t": (None, None)}) == []


def test_dates_have_ranges_too(look):
    frame = pd.DataFrame({"d": pd.to_datetime(["2001-01-01", "2030-01-01", "1990-05-05"])})
    (found,) = look(find_out_of_range, frame, ranges={"d": (pd.Timestamp("2000-01-01"), pd.Timestamp("2026-01-01"))})
    assert found.positions.tolist() == [1, 2]
    assert "1990-05-05" in found.wording().title


def test_what_is_explained_is_told_all_the_same(look):
    frame = pd.DataFrame({"Age": [*range(20, 60), 999, 999, 999]})
    (found,) = look(find_out_of_range, frame, ranges={"Age": (0, 110)})
    assert found.positions.tolist() == [40, 41, 42]
