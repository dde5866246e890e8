import numpy as np
import pandas as pd
import pytest

from course_toolkit._core.words import _
from course_toolkit.datasets.defects import DEFECTS, defect
from course_toolkit.datasets.patients import draw_patients
from course_toolkit.datasets.sante import make_sante


@pytest.fixture(scope="module")
def table():
    return draw_patients(400, prevalence=0.3, rng=np.random.default_rng(0))


def planted(table, name, n_rows=100):
    """Return a defect's cells as a frame, beside what stood there."""
    cells = DEFECTS[name].plant(table, list(range(n_rows)), np.random.default_rng(1))
    frame = pd.DataFrame(cells, columns=["row", "column", "value"])
    return frame.assign(
        original=[table.loc[row, column] for row, column in zip(frame["row"], frame["column"], strict=True)]
    )


def test_the_registry_is_the_list_in_the_documentation():
    for name, entry in DEFECTS.items():
        assert entry.name == name
        line = next(line for line in make_sante.__doc__.splitlines() if line.strip().startswith(f"``{name}``"))
        assert line.split("``")[2].split("%")[0].strip() == f"{100 * entry.share:g}"


def test_the_names_that_a_lecturer_would_guess_exist():
    assert {"impossible_age", "values_run_together", "missing_labels", "duplicated_patients", "wrong_unit"} <= set(
        DEFECTS
    )
    assert {"swapped_columns", "near_duplicated_patients", "sentinel_values", "missing_values"} <= set(DEFECTS)


@pytest.mark.parametrize("name", DEFECTS)
def test_every_defect_says_what_it_means(name, language):
    meaning = _(DEFECTS[name].meaning)
    assert meaning
    assert (meaning == DEFECTS[name].meaning) == (language == "en")


def test_an_impossible_age_is_a_century_off(table):
    cells = planted(table, "impossible_age")
    assert (cells["value"] - cells["original"] == 100).all()
    assert cells["value"].min() >= 118


def test_values_run_together_begin_with_the_true_one_and_end_with_a_possible_one(table):
    for cell in planted(table, "values_run_together").itertuples():
        assert str(cell.value).startswith(str(cell.original))
        assert 100 <= int(str(cell.value)[len(str(cell.original)) :]) <= 600


def test_a_wrong_unit_turns_back_into_the_true_value(table):
    cells = planted(table, "wrong_unit")
    assert (cells["value"].astype(float) * 38.67).to_numpy() == pytest.approx(cells["original"].to_numpy(float), abs=2)
    assert cells["value"].max() < table["cholesterol"].min()


def test_pounds_turn_back_into_kilograms(table):
    cells = planted(table, "weight_in_pounds")
    assert ((cells["value"] / 2.2046).round() == cells["original"]).all()


def test_swapped_columns_hold_each_other_s_value(table):
    cells = planted(table, "swapped_columns")
    by_column = {column: part.set_index("row")["value"] for column, part in cells.groupby("column")}
    assert (by_column["IMC"] == table.loc[:99, "poids"]).all()
    assert (by_column["poids"] == table.loc[:99, "IMC"]).all()


def test_a_lost_decimal_point_makes_ten_times_the_value(table):
    cells = planted(table, "shifted_decimal")
    assert (cells["value"] / 10 == cells["original"]).all()


def test_a_decimal_comma_is_text_that_a_french_reader_understands(table):
    cells = planted(table, "decimal_comma")
    assert all(isinstance(value, str) and "," in value for value in cells["value"])
    assert [float(value.replace(",", ".")) for value in cells["value"]] == cells["original"].tolist()


def test_sentinels_stand_in_any_attribute(table):
    cells = planted(table, "sentinel_values")
    assert set(cells["value"]) == {999, -1}
    assert set(cells["column"]) == {"Age", "IMC", "cholesterol", "poids"}


def test_missing_values_leave_the_label_alone(table):
    cells = planted(table, "missing_values")
    assert cells["value"].isna().all()
    assert set(cells["column"]) == {"Age", "IMC", "cholesterol", "poids"}


def test_missing_labels_empty_the_label(table):
    cells = planted(table, "missing_labels")
    assert cells["value"].isna().all()
    assert set(cells["column"]) == {"malade"}


def test_flipped_labels_say_the_contrary(table):
    cells = planted(table, "flipped_labels")
    assert (cells["value"] + cells["original"] == 1).all()


def test_a_spelling_keeps_the_class(table):
    cells = planted(table, "label_spelling")
    classes = cells["value"].str.strip().str.lower().map({"oui": 1, "malade": 1, "non": 0, "sain": 0})
    assert (classes == cells["original"]).all()
    assert cells["value"].nunique() == 8


def test_a_duplicate_changes_nothing(table):
    assert len(planted(table, "duplicated_patients")) == 0


def test_a_near_duplicate_is_the_same_patient_some_days_later(table):
    cells = planted(table, "near_duplicated_patients")
    change = {column: part["value"] - part["original"] for column, part in cells.groupby("column")}
    assert cells.loc[cells["column"] == "ID", "value"].tolist() == list(range(401, 501))
    assert set(change["poids"]) == {-2, -1, 1, 2}
    assert change["cholesterol"].between(-6, 6).all()
    assert change["IMC"].astype(float).abs().max() < 1.5
    assert set(change) == {"ID", "poids", "IMC", "cholesterol"}


def test_a_new_defect_is_one_decorated_function():
    try:

        @defect("a patient who weighs nothing", share=0.01)
        def weightless(_table, rows, _rng):
            for row in rows:
                yield row, "poids", 0

        sample = make_sante(200, defects="weightless", random_state=0)
        assert (sample.frame.loc[sample.rows("weightless"), "poids"] == 0).all()
        assert len(sample.rows()) == 2
    finally:
        del DEFECTS["weightless"]


@pytest.mark.parametrize(("n_samples", "n_rows"), [(1000, 100), (15, 2), (2, 1)])
def test_the_usual_number_of_rows_follows_the_share_and_is_never_none(n_samples, n_rows):
    assert DEFECTS["missing_labels"].n_rows(n_samples) == n_rows


@pytest.fixture
def visits():
    return draw_patients(300, prevalence=0.3, rng=np.random.default_rng(0), visit=True)


def test_a_sex_is_spelled_as_the_same_sex(visits):
    cells = planted(visits, "sex_spelling")
    assert set(cells["column"]) == {"sexe"}
    assert (cells["value"] != cells["original"]).all()
    assert cells["value"].str.strip().str.lower().str[0].map({"m": "M", "h": "M", "f": "F"}).eq(cells["original"]).all()


def test_a_height_is_nought_or_a_hundredth(visits):
    assert set(planted(visits, "zero_height")["value"]) == {0}
    metres = planted(visits, "height_in_metres")
    assert (metres["value"].astype(float) * 100).to_numpy() == pytest.approx(metres["original"].astype(float))


def test_swapped_pressures_break_their_order(visits):
    assert (visits["systolique"] > visits["diastolique"]).all()
    cells = planted(visits, "swapped_pressures").pivot_table(
        index="row", columns="column", values="value", aggfunc="first"
    )
    assert len(cells) == 100
    assert (cells["systolique"] < cells["diastolique"]).all()


def test_visits_of_the_future_and_of_no_day_are_dates(visits):
    later = planted(visits, "future_visit")
    assert (pd.to_datetime(later["value"]) - pd.to_datetime(later["original"]) > pd.Timedelta(days=36_000)).all()
    assert set(planted(visits, "unknown_visit")["value"]) == {"1900-01-01"}


def test_the_day_that_the_next_century_has_not_is_the_day_before(visits):
    leap = visits.assign(visite="2024-02-29")
    assert set(planted(leap, "future_visit")["value"]) == {"2124-02-28"}
