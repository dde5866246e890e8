"""What a picture shows of a suspicion: every row once, suspects apart, and nothing that cannot be drawn."""

import numpy as np
import pandas as pd
import pytest

from course_toolkit.first_look.compute.finding import Suspicion
from course_toolkit.first_look.compute.suspect import MOST_BARS, MOST_LEVELS, MOST_POINTS, view_suspicion
from course_toolkit.first_look.compute.table import Table


def view(frame, columns, positions=()):
    suspicion = Suspicion(
        code="odd", severity="question", columns=columns, positions=np.array(positions, dtype=np.intp),
        wording=lambda: None,
    )  # fmt: skip
    return view_suspicion(suspicion, Table(pd.DataFrame(frame)))


def test_every_known_row_is_in_one_bar():
    values = np.random.default_rng(0).normal(50, 10, 500)
    values[[3, 4]] = [np.nan, 242300]
    seen = view({"a": values}, ("a",), [4])
    assert seen.kind == "bars"
    assert seen.whole.others.sum() == 498
    assert seen.whole.suspected.tolist()[-1] == 1
    assert seen.whole.suspected.sum() == 1
    assert seen.rest.others.sum() == 498
    assert len(seen.rest.others) <= MOST_BARS
    assert seen.rest.edges[-1] == values[np.arange(500) != 4][values[np.arange(500) != 4] < 1000].max()


def test_what_stretches_nothing_is_shown_once():
    assert view({"a": np.arange(100.0)}, ("a",), [50]).rest is None


def test_few_whole_numbers_have_a_bar_each():
    seen = view({"a": [1, 2, 2, 3, 9]}, ("a",), [4])
    assert seen.whole.edges.tolist() == [0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5, 9.5]
    assert seen.whole.others.tolist() == [1, 2, 1, 0, 0, 0, 0, 0, 0]


def test_two_columns_are_a_scatter_that_keeps_every_suspect():
    rng = np.random.default_rng(0)
    frame = {"a": rng.normal(size=20_000), "b": rng.normal(size=20_000)}
    seen = view(frame, ("a", "b"), [5, 19_999])
    assert seen.kind == "points"
    assert seen.points.is_suspected.sum() == 2
    assert len(seen.points.x) <= MOST_POINTS + 2
    assert seen.points.n_left_out + len(seen.points.x) == 20_000


def test_texts_are_counted_and_those_suspected_are_never_left_out():
    texts = [f"t{place % 40}" for place in range(4_000)] + ["T1 "]
    seen = view({"a": texts}, ("a",), [4_000])
    assert seen.kind == "levels"
    assert len(seen.levels.names) == MOST_LEVELS
    assert seen.levels.names[-1] == "T1 "
    assert seen.levels.suspected.tolist() == [0] * (MOST_LEVELS - 1) + [1]
    assert seen.levels.n_left_out == 41 - MOST_LEVELS


def test_words_among_numbers_are_shown_as_texts():
    seen = view({"malade": ["0", "1", "oui", "0", "1", "1", "0", "0", "0", "0"]}, ("malade",), [2])
    assert seen.kind == "levels"


def test_dates_are_told():
    seen = view({"d": pd.date_range("2020-01-01", periods=30)}, ("d",), [29])
    assert seen.dates == (True,)


@pytest.mark.parametrize(
    "column", [[None] * 3, [np.inf, -np.inf, np.nan], [[1], [2], None], [1.0, 1.0, 1.0], [1e300, -1e300, 5.0]]
)
def test_any_column_has_a_view(column):
    assert view({"a": pd.Series(column)}, ("a",), [1]).rows.tolist() == [0.5]


def test_rows_alone_are_places_in_the_table():
    seen = view({"a": range(11)}, (), [0, 10])
    assert seen.kind == "rows"
    assert seen.rows.tolist() == [0.0, 1.0]


@pytest.mark.parametrize("values", [[10.0**30] * 5, [2.0**60, 2.0**60 + 512] * 3])
def test_numbers_too_large_to_be_counted_have_bars(values):
    seen = view({"a": values}, ("a",), [0])
    assert seen.whole.others.sum() == len(values) - 1
    assert seen.whole.suspected.sum() == 1
