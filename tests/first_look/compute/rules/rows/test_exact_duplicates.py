"""The whole row again is found however the table is stored; equal rows by chance are left alone."""

import numpy as np
import pandas as pd
import pytest

import course_toolkit as ct
from course_toolkit.first_look.compute.rules.rows.exact_duplicates import find_exact_duplicates
from course_toolkit.first_look.compute.table import Table


def table(seed=0, n_rows=400):
    rng = np.random.default_rng(seed)
    return pd.DataFrame(
        {
            "numero": np.arange(n_rows) + 5000,
            "surface": np.round(rng.normal(70, 20, n_rows), 1),
            "pieces": rng.integers(1, 7, n_rows),
            "ville": rng.choice(["Lyon", "Nantes", "Paris"], n_rows),
            "loyer": np.exp(rng.normal(6.5, 0.4, n_rows)),
            "vendu": rng.integers(0, 2, n_rows),
        }
    )


def find(frame, label=None):
    return list(find_exact_duplicates(Table(frame, label)))


@pytest.mark.parametrize("n_copies", [1, 9])
def test_whole_rows_entered_again(n_copies):
    frame = pd.concat([table(), table().iloc[10 : 10 + n_copies]], ignore_index=True)
    (found,) = find(frame, "vendu")
    assert (found.code, found.severity) == ("exact_duplicates", "warning")
    assert found.positions.tolist() == [*range(400, 400 + n_copies)]
    assert found.evidence["n_rows"] == found.evidence["n_distinct"] == n_copies
    (drop, keep) = found.wording().decisions
    assert len(drop.step.apply(frame)) == 400
    assert keep.step is None
    assert not found.explains


def test_under_another_number_it_is_a_question():
    again = table().iloc[[3, 8]].assign(numero=[9001, 9002])
    (found,) = find(pd.concat([table(), again], ignore_index=True))
    assert found.severity == "question"
    assert found.columns == ("numero",)
    assert found.positions.tolist() == [400, 401]
    assert "numero" not in found.wording().decisions[0].step.where.columns


def test_both_kinds_are_told_apart():
    again = table().iloc[[8]].assign(numero=[9002])
    whole, renamed = find(pd.concat([table(), table().iloc[[3]], again], ignore_index=True))
    assert whole.positions.tolist() == [400]
    assert renamed.positions.tolist() == [401]


@pytest.mark.parametrize(
    "disguise",
    [
        lambda frame: frame.astype({"pieces": "Int64", "ville": "category"}),
        lambda frame: frame.astype(object),
        lambda frame: frame.set_axis([(1, 2), 'a"b', "<script>", 7, None, "y"], axis=1),
        lambda frame: frame.set_axis([5] * len(frame)),
        lambda frame: frame.assign(loyer=frame["loyer"].where(frame["pieces"] != frame["pieces"][3])),
    ],
)
def test_how_a_table_is_stored_hides_nothing(disguise):
    frame = pd.concat([table(), table().iloc[[3, 4]]], ignore_index=True)
    (found,) = find(disguise(frame))
    assert found.positions.tolist() == [400, 401]
    assert "duplicate" in found.wording().decisions[0].code()


@pytest.mark.parametrize("seed", range(8))
def test_equal_rows_by_chance_are_left_alone(seed):
    rng = np.random.default_rng(seed)
    latent = rng.normal(size=(400, 1))
    for frame in (
        pd.DataFrame(rng.integers(1, 6, (400, 5))),
        pd.DataFrame(np.clip(np.rint(3 + latent + 0.6 * rng.normal(size=(400, 10))), 1, 5)),
        pd.DataFrame((rng.random((400, 25)) < 0.05).astype(int)),
        pd.DataFrame(np.where(rng.random((400, 6)) < 0.8, 0, rng.integers(1, 30, (400, 6)))),
        pd.DataFrame(np.round(np.exp(3 + latent + 0.3 * rng.normal(size=(400, 4))), -1)),
    ):
        assert find(frame) == []


def test_a_row_of_the_lecture_entered_twice():
    sante = ct.load_sante()
    (found,) = find(pd.concat([sante, sante.iloc[[2]]], ignore_index=True), "malade")
    assert found.positions.tolist() == [10]


@pytest.mark.parametrize(
    "frame",
    [
        pd.DataFrame({"a": [np.inf, -np.inf] * 40, "b": [1e308, -1e308] * 40}),
        pd.DataFrame({"a": [1]}),
        pd.DataFrame({"a": [np.nan] * 4}),
        pd.DataFrame({"a": [1] * 9}),
    ],
)
def test_nothing_to_tell(frame):
    assert find(frame) == []


def test_what_is_said_in_both_languages():
    frame = pd.concat([table(), table().iloc[[3]]], ignore_index=True)
    (found,) = find(frame)
    ct.set_language("en")
    assert found.wording().title == "1 row (0.2%) repeats an earlier one in every column."
