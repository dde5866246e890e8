import pandas as pd
import pytest
from matplotlib.figure import Figure

from course_toolkit.attributes.draw.value_axis import padded, place_ticks


@pytest.mark.parametrize("limits", [(0, 1), (5, 5), (-1e149, 1e149), (1e-300, 2e-300), (1e17, 1e17)])
def test_there_is_room_on_both_sides(limits):
    low, high = padded(limits)
    assert low < limits[0] <= limits[1] < high


@pytest.mark.parametrize(
    ("start", "stop", "expected"),
    [
        ("2010-01-01", "2024-01-01", "2012"),
        ("2023-01-01", "2024-01-01", "2023-03"),
        ("2024-01-01", "2024-02-01", "2024-01-08"),
        ("2024-01-01 00:00", "2024-01-01 10:00", "01-01 02:00"),
    ],
)
def test_dates_are_written_as_finely_as_they_need(start, stop, expected):
    ax = Figure().subplots()
    limits = tuple(pd.Timestamp(text).timestamp() for text in (start, stop))
    ax.set_xlim(limits)
    place_ticks(ax.xaxis, limits, "date")
    labels = [label.get_text() for label in ax.get_xticklabels()]
    assert expected in labels
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("limits", [(0.0, 1e13), (-1e12, 0.0), (0.0, 1.0)])
def test_dates_that_the_calendar_does_not_have_are_numbers(limits):
    ax = Figure().subplots()
    ax.set_xlim(limits)
    place_ticks(ax.xaxis, limits, "date")
    assert len(ax.get_xticks()) >= 2
