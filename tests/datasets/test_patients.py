import numpy as np
import pandas as pd
import pytest
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from course_toolkit.datasets.patients import ATTRIBUTES, COLUMNS, VISIT, draw_patients


def draw(n_samples, prevalence=0.3, seed=0):
    return draw_patients(n_samples, prevalence=prevalence, rng=np.random.default_rng(seed))


@pytest.fixture(scope="module")
def many():
    return draw(20_000)


def test_the_columns_and_types_are_those_of_the_lecture(many):
    assert list(many.columns) == list(COLUMNS)
    assert many.dtypes.astype(str).to_dict() == {
        "ID": "int64",
        "Age": "int64",
        "IMC": "float64",
        "cholesterol": "int64",
        "poids": "int64",
        "malade": "int64",
    }
    assert many["ID"].tolist() == list(range(1, 20_001))


@pytest.mark.parametrize(
    ("column", "low", "high"), [("Age", 18, 95), ("IMC", 15, 58.5), ("cholesterol", 90, 450), ("poids", 30, 220)]
)
def test_every_value_is_possible(many, column, low, high):
    assert many[column].between(low, high).all()


def test_the_body_mass_index_has_one_decimal_and_implies_a_human_height(many):
    assert many["IMC"].equals(many["IMC"].round(1))
    height_m = np.sqrt(many["poids"] / many["IMC"])
    assert height_m.between(1.39, 2.11).all()
    assert height_m.mean() == pytest.approx(1.69, abs=0.01)


# Means of European adults seen by a physician, give or take; medians lie below means (right-skewed).
@pytest.mark.parametrize(
    ("column", "mean", "spread"), [("Age", 55, 16), ("IMC", 26.5, 4.4), ("cholesterol", 213, 34), ("poids", 76, 15)]
)
def test_the_attributes_are_spread_as_among_patients(many, column, mean, spread):
    assert many[column].mean() == pytest.approx(mean, rel=0.03)
    assert many[column].std() == pytest.approx(spread, rel=0.06)


@pytest.mark.parametrize(
    ("one", "other", "correlation"),
    [
        ("IMC", "poids", 0.82),
        ("Age", "cholesterol", 0.35),
        ("IMC", "cholesterol", 0.34),
        ("Age", "IMC", 0.15),
        ("ID", "malade", 0),
    ],
)
def test_the_attributes_are_correlated_as_documented(many, one, other, correlation):
    assert many[one].corr(many[other]) == pytest.approx(correlation, abs=0.03)


@pytest.mark.parametrize("prevalence", [0.3, 0.05])
def test_a_logistic_regression_is_good_but_not_perfect(prevalence):
    frame = draw(8000, prevalence)
    X_train, X_test, y_train, y_test = train_test_split(
        frame[list(ATTRIBUTES)], frame["malade"], stratify=frame["malade"], random_state=0
    )
    model = make_pipeline(StandardScaler(), LogisticRegression()).fit(X_train, y_train)
    assert 0.8 < roc_auc_score(y_test, model.predict_proba(X_test)[:, 1]) < 0.9


@pytest.mark.parametrize(
    ("n_samples", "prevalence", "n_sick"),
    [(1000, 0.3, 300), (1000, 0.05, 50), (2, 0.01, 1), (2, 0.99, 1), (10, 0.5, 5)],
)
def test_the_prevalence_is_met_and_both_classes_are_there(n_samples, prevalence, n_sick):
    assert draw(n_samples, prevalence)["malade"].sum() == n_sick


def test_one_seed_makes_one_table_wherever_it_is_drawn():
    # Pinned: lessons and answer keys handed out last year must come out the same.
    rows = [
        (1, 70, 24.6, 193, 77, 1),
        (2, 78, 28.1, 195, 92, 0),
        (3, 82, 30.1, 212, 90, 0),
        (4, 43, 26.4, 208, 79, 0),
    ]
    pd.testing.assert_frame_equal(draw(4), pd.DataFrame(rows, columns=list(COLUMNS)))


def test_the_visit_shows_what_stands_behind_the_patients():
    patients = draw_patients(500, prevalence=0.3, rng=np.random.default_rng(0))
    visits = draw_patients(500, prevalence=0.3, rng=np.random.default_rng(0), visit=True)
    pd.testing.assert_frame_equal(visits[list(COLUMNS)], patients)
    assert list(visits.columns) == [*COLUMNS, *VISIT]
    implied = visits["poids"] / (visits["taille"] / 100) ** 2
    assert (visits["IMC"] - implied).abs().max() <= 0.05 + 1e-9
    assert set(visits["sexe"]) == {"F", "M"}
    assert (visits["systolique"] - visits["diastolique"]).min() >= 15
    assert pd.to_datetime(visits["visite"], format="%Y-%m-%d").between("2022-01-01", "2024-12-31").all()


def test_the_visit_draws_beside_the_stream_of_the_patients():
    rngs = [np.random.default_rng(0) for _time in range(2)]
    for rng, visit in zip(rngs, (False, True), strict=True):
        draw_patients(50, prevalence=0.3, rng=rng, visit=visit)
    assert rngs[0].random() == rngs[1].random()
