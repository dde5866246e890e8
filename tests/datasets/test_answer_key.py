import numpy as np
import pandas as pd
import pytest

import course_toolkit as ct
from course_toolkit.datasets.answer_key import RowsScore
from course_toolkit.datasets.sante import make_sante


@pytest.fixture(scope="module")
def sample():
    return make_sante(
        300,
        defects={"impossible_age": 3, "wrong_unit": 4, "duplicated_patients": 2, "swapped_columns": 1},
        random_state=5,
    )


def test_it_unpacks_in_two(sample):
    frame, answer_key = sample
    assert frame is sample.frame
    assert answer_key is sample.answer_key


def test_rows_of_one_defect_and_of_all(sample):
    ages = sample.frame.index[sample.frame["Age"] > 110].tolist()
    assert sample.rows("impossible_age") == ages
    assert sample.rows("duplicated_patients") == [300, 301]
    assert len(sample.rows("swapped_columns")) == 1
    assert len(sample.rows()) == 10
    assert sample.rows("missing_labels") == []


def test_dropping_the_rows_leaves_clean_patients(sample):
    kept = sample.frame.drop(index=sample.rows())
    pd.testing.assert_frame_equal(kept, sample.clean.loc[kept.index], check_dtype=False)


@pytest.mark.parametrize(
    "say", ["frame", "mask", "numpy mask", "list of bool", "index", "labels", "set", "numpy labels"]
)
def test_suspicious_rows_can_be_named_in_any_natural_way(sample, say):
    mask = sample.frame["Age"] > 110
    labels = sample.frame.index[mask]
    rows = {
        "frame": sample.frame[mask],
        "mask": mask,
        "numpy mask": mask.to_numpy(),
        "list of bool": mask.tolist(),
        "index": labels,
        "labels": labels.tolist(),
        "set": set(labels),
        "numpy labels": labels.to_numpy(),
    }[say]
    assert sample.score(rows, defect="impossible_age") == RowsScore(labels.tolist(), [], [])


def test_found_missed_and_false_alarms_partition_what_was_named_and_what_is_there(sample):
    first, *others = sample.rows("impossible_age")
    innocent = next(row for row in sample.frame.index if row not in sample.rows())
    assert sample.score([innocent, first], defect="impossible_age") == RowsScore([first], others, [innocent])
    assert sample.score([]) == RowsScore([], sample.rows(), [])
    assert sample.score(sample.frame) == RowsScore(sample.rows(), [], innocents(sample))


def innocents(sample):
    sources = sample.answer_key["copy_of"].dropna().tolist()
    return [row for row in sample.frame.index if row not in [*sample.rows(), *sources]]


def test_another_defect_s_row_is_a_false_alarm_when_one_is_judged(sample):
    assert sample.score(sample.rows("wrong_unit"), defect="impossible_age").false_alarms == sample.rows("wrong_unit")


def test_a_pair_of_duplicates_is_found_by_either_row(sample):
    frame = sample.frame
    for keep in ("first", "last", False):
        assert sample.score(frame.duplicated(keep=keep), defect="duplicated_patients") == RowsScore([300, 301], [], [])


def test_labels_that_do_not_exist_are_false_alarms(sample):
    assert sample.score([10_000], defect="impossible_age").false_alarms == [10_000]


def test_the_summary_counts_rows_in_words(sample):
    ct.set_language("en")
    summary = sample.summary()
    assert dict(zip(summary["defect"], summary["n_rows"], strict=True)) == {
        "impossible_age": 3,
        "wrong_unit": 4,
        "swapped_columns": 1,
        "duplicated_patients": 2,
    }
    assert summary["meaning"].str.contains("hundred years too old").tolist() == [True, False, False, False]


def test_a_clean_sample_has_nothing_to_find():
    sample = make_sante(20, random_state=0)
    assert sample.rows() == []
    assert sample.score([]) == RowsScore([], [], [])
    assert sample.score([3]) == RowsScore([], [], [3])
    assert sample.summary().shape == (0, 3)


def test_it_shows_its_size_and_not_its_answers(sample, language):
    expected = {
        "en": "SanteSample (rows: 302, patients: 300, rows with a planted defect: 10)",
        "fr": "SanteSample (lignes\u202f: 302, patients\u202f: 300, lignes portant un défaut planté\u202f: 10)",
    }
    assert repr(sample) == expected[language]


def test_an_unknown_defect_is_named_with_its_neighbour(sample):
    with pytest.raises(ct.CourseError, match="Did you mean 'impossible_age'"):
        sample.rows("imposible_age")
    with pytest.raises(ct.CourseError, match="defect must be one of"):
        sample.score([1], defect="nonsense")


def test_scoring_keeps_the_types_of_labels_plain(sample):
    score = sample.score(np.array([0, 1]))
    assert all(type(row) is int for part in score for row in part)
