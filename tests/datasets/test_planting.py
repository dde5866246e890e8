from io import StringIO

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_toolkit.datasets.defects import DEFECTS
from course_toolkit.datasets.patients import draw_patients
from course_toolkit.datasets.planting import plant

N_SAMPLES = 60
CLEAN = draw_patients(N_SAMPLES, prevalence=0.3, rng=np.random.default_rng(0), visit=True)

some_defects = st.dictionaries(st.sampled_from(list(DEFECTS)), st.integers(0, N_SAMPLES // len(DEFECTS)))


def same(one, other):
    """Tell whether two cells hold the same, text or number: 24.0 in a column of text is "24.0"."""
    return (pd.isna(one) and pd.isna(other)) or one == other or str(one) == str(other)


def differing_cells(clean, dirty):
    """Compare cell by cell, the slow and obvious way."""
    return {
        (row, column)
        for row in clean.index
        for column in clean.columns
        if not same(clean.loc[row, column], dirty.loc[row, column])
    }


@given(counts=some_defects, seed=st.integers(0, 2**32))
def test_the_key_holds_exactly_the_cells_that_differ(counts, seed):
    dirty, key = plant(CLEAN, counts, np.random.default_rng(seed))
    cells = key[key["column"].notna() & (key["row"] < N_SAMPLES)]
    assert differing_cells(CLEAN, dirty) == set(zip(cells["row"], cells["column"], strict=True))


@given(counts=some_defects, seed=st.integers(0, 2**32))
def test_the_key_quotes_both_tables(counts, seed):
    dirty, key = plant(CLEAN, counts, np.random.default_rng(seed))
    for cell in key[key["column"].notna()].itertuples():
        source = cell.row if pd.isna(cell.copy_of) else cell.copy_of
        assert same(cell.original, CLEAN.loc[source, cell.column])
        assert same(cell.planted, dirty.loc[cell.row, cell.column])
        assert not same(cell.original, cell.planted)


@given(counts=some_defects, seed=st.integers(0, 2**32))
def test_added_rows_are_keyed_as_a_whole_and_name_their_source(counts, seed):
    dirty, key = plant(CLEAN, counts, np.random.default_rng(seed))
    added = range(N_SAMPLES, len(dirty))
    whole = key[key["column"].isna()]
    assert whole["row"].tolist() == list(added)
    assert set(whole["defect"]) <= {"duplicated_patients", "near_duplicated_patients"}
    for row in added:
        part = key[key["row"] == row]
        changed = set(part["column"].dropna())
        assert len(set(part["copy_of"])) == 1
        for column in set(CLEAN.columns) - changed:
            assert same(dirty.loc[row, column], CLEAN.loc[part["copy_of"].iloc[0], column])


@given(counts=some_defects, seed=st.integers(0, 2**32))
def test_no_two_defects_share_a_patient_and_each_gets_its_number(counts, seed):
    _dirty, key = plant(CLEAN, counts, np.random.default_rng(seed))
    patients = key.assign(patient=key["copy_of"].fillna(key["row"])).groupby("patient")["defect"].nunique()
    assert (patients == 1).all()
    assert key.groupby("defect")["row"].nunique().to_dict() == {name: n for name, n in counts.items() if n}


@given(counts=some_defects, seed=st.integers(0, 2**32))
def test_the_table_is_what_read_csv_makes_of_it(counts, seed):
    dirty, _key = plant(CLEAN, counts, np.random.default_rng(seed))
    pd.testing.assert_frame_equal(pd.read_csv(StringIO(dirty.to_csv(index=False))), dirty)


def test_nothing_planted_leaves_a_copy_and_an_empty_key():
    dirty, key = plant(CLEAN, {}, np.random.default_rng(0))
    pd.testing.assert_frame_equal(dirty, CLEAN)
    assert dirty is not CLEAN
    assert key.shape == (0, 6)


def test_the_clean_table_is_not_touched():
    before = CLEAN.copy()
    plant(CLEAN, dict.fromkeys(DEFECTS, 2), np.random.default_rng(0))
    pd.testing.assert_frame_equal(CLEAN, before)


@pytest.mark.parametrize("name", DEFECTS)
def test_every_defect_is_planted_in_as_many_rows_as_asked(name):
    _dirty, key = plant(CLEAN, {name: N_SAMPLES}, np.random.default_rng(0))
    assert key["row"].nunique() == N_SAMPLES


def test_exact_duplicates_are_what_pandas_finds():
    dirty, key = plant(CLEAN, {"duplicated_patients": 3}, np.random.default_rng(0))
    assert dirty.index[dirty.duplicated()].tolist() == key["row"].tolist()
    assert key["column"].isna().all()
