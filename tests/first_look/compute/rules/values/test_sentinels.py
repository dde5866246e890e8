import numpy as np
import pandas as pd
import pytest

from course_toolkit.first_look.compute.rules.values.sentinels import find_sentinels


def planted(code, n_times, *, seed=0, name="x7"):
    rng = np.random.default_rng(seed)
    values = np.round(rng.normal(36, 9, 400), 1)
    values[rng.choice(400, n_times, replace=False)] = code
    return pd.DataFrame({name: values, "other": rng.lognormal(0, 1, 400)})


@pytest.mark.parametrize("code", [999, -999, 9999, -1, -9, 8888, 1e9, 999.9, -99])
@pytest.mark.parametrize("n_times", [3, 40, 150])
def test_codes_are_found(look, code, n_times):
    frame = planted(code, n_times)
    (found,) = look(find_sentinels, frame)
    assert found.code == "sentinel"
    assert found.severity == "warning"
    assert found.positions.tolist() == np.flatnonzero(frame["x7"] == code).tolist()


def test_a_single_code_is_asked_about(look):
    (found,) = look(find_sentinels, planted(999, 1))
    assert found.severity == "question"


def test_a_value_that_repeats_far_from_the_rest_is_a_code_too(look):
    (found,) = look(find_sentinels, planted(-555.5, 12))
    assert found.evidence["n_rows"] == 12


def test_a_code_of_one_column_is_believed_in_another(look):
    frame = planted(999, 20)
    heavy = np.random.default_rng(1).pareto(1.2, 400) * 20
    heavy[heavy > 700] = 650
    heavy[:2] = 999
    frame["heavy"] = heavy
    assert {one.columns for one in look(find_sentinels, frame)} == {("x7",), ("heavy",)}


def test_codes_among_texts_that_are_numbers(look):
    frame = planted(999, 20)
    frame["x7"] = frame["x7"].map(lambda value: str(value).replace(".", ","))
    (found,) = look(find_sentinels, frame)
    assert len(found.positions) == 20


@pytest.mark.parametrize("column", [[1, 2, 3, 4, 5, 9], [0, 1, 9], [1, 2, 8]])
def test_the_nine_beyond_the_answers_is_asked_about(look, column):
    values = np.repeat(column, [*[40] * (len(column) - 1), 6])
    (found,) = look(find_sentinels, pd.DataFrame({"q1": values}))
    assert found.severity == "question"
    assert len(found.positions) == 6


def test_clean_columns_are_silent(look, clean):
    assert look(find_sentinels, clean) == []


@pytest.mark.parametrize(
    "values",
    [
        np.arange(200),  # 99 among its neighbours
        np.repeat([1, 2, 3, 4, 5], 30),
        np.repeat([0, 1], 50),
        np.repeat([-1, 1], 50),
        np.repeat([-1, 0, 1], 50),
        np.append(np.random.default_rng(0).normal(80, 8, 300).clip(max=100), [100.0] * 20),  # full marks
        np.append(np.random.default_rng(0).integers(18, 99, 300), [99] * 3),
        np.full(30, 999),
        np.full(30, np.nan),
        [np.inf, -np.inf, 1.0, 2.0],
        [999],
        [10**30, 5, 7],
    ],
)
def test_what_is_no_code_is_silent(look, values):
    assert look(find_sentinels, pd.DataFrame({"x": values})) == []


def test_an_identifier_may_be_any_number(look):
    frame = pd.DataFrame({"patient_id": [*range(1, 100), 99999, 99999, 99999]})
    assert look(find_sentinels, frame) == []


def test_the_title_counts_each_code(look, language):
    frame = planted(999, 3)
    frame.loc[:1, "x7"] = -1
    (found,) = look(find_sentinels, frame)
    title = found.wording().title
    assert "999" in title
    assert "-1" in title
    assert language in ("en", "fr")
