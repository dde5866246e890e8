import numpy as np
import pandas as pd
import pytest

import course_toolkit as ct
from course_toolkit.first_look.compute.looking import first_look, sketch


def sketches(frame, label=None):
    return {one.name: one for one in sketch(first_look(frame, label=label))}


def test_the_label_comes_first_and_its_missing_ones_are_counted():
    found = sketch(first_look(ct.load_sante(), label="malade"))
    assert [one.name for one in found][:2] == ["malade", "ID"]
    assert (found[0].names, found[0].counts.tolist(), found[0].n_missing, found[0].is_label) == (("1",), [6], 4, True)


def test_a_histogram_counts_every_finite_value():
    rng = np.random.default_rng(0)
    values = rng.normal(size=1000)
    values[:10], values[10:30] = np.inf, np.nan
    one = sketches(pd.DataFrame({"a": values}))["a"]
    finite = values[np.isfinite(values)]
    np.testing.assert_array_equal(one.counts, np.histogram(finite, bins=one.edges)[0])
    assert (one.counts.sum(), one.n_missing, one.missing_share) == (970, 20, 0.02)
    assert 5 <= len(one.counts) <= 24


def test_bars_count_the_most_frequent_values_and_the_others():
    texts = ["a"] * 5 + ["b"] * 4 + ["c"] * 3 + ["d"] * 2 + ["e"] * 2 + ["f", "g"]
    one = sketches(pd.DataFrame({"t": texts}))["t"]
    assert one.names == ("a", "b", "c", "d", "e")
    assert (one.counts.tolist(), one.n_others, one.n_distinct) == ([5, 4, 3, 2, 2], 2, 7)


@pytest.mark.parametrize(
    ("values", "kind", "names"),
    [
        ([True, False, True], "boolean", ("False", "True")),
        ([3, 1, 1, 2.5], "number", ("1", "2.5", "3")),
        (["1,5", "2,5", "1,5"], "number", ("1.5", "2.5")),
    ],
)
def test_few_values_are_counted_one_by_one(values, kind, names):
    one = sketches(pd.DataFrame({"a": values}))["a"]
    assert (one.kind, one.names) == (kind, names)


@pytest.mark.parametrize(
    ("values", "kind"), [([None, None], "empty"), ([{"a": 1}, [1]], "nested"), ([np.inf], "number")]
)
def test_where_nothing_can_be_drawn_nothing_is_counted(values, kind):
    one = sketches(pd.DataFrame({"a": values}))["a"]
    assert (one.kind, len(one.counts)) == (kind, 0)


def test_dates_are_a_timeline():
    one = sketches(pd.DataFrame({"d": pd.date_range("2024-01-01", "2024-12-31")}))["d"]
    assert (one.kind, one.counts.sum()) == ("date", 366)
    assert pd.Timestamp(one.edges[0], unit="s") == pd.Timestamp("2024-01-01")


def test_of_many_columns_the_first_are_sketched():
    assert len(sketches(pd.DataFrame(np.zeros((2, 50))), label=40)) == 20
    assert next(iter(sketches(pd.DataFrame(np.zeros((2, 50))), label=40))) == 40
