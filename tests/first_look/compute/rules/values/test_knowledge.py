import numpy as np
import pytest

from course_toolkit.first_look.compute.rules.values.bulk import Bulk
from course_toolkit.first_look.compute.rules.values.knowledge import QUANTITIES, is_never_negative, known_of


def known(name, low, high, n=100):
    values = np.linspace(low, high, n)
    return known_of(name, Bulk(values, np.array([], dtype=np.intp)), values)


@pytest.mark.parametrize(
    ("name", "low", "high", "limit"),
    [
        ("Age", 18, 90, 122.5), ("âge", 18, 90, 122.5), ("age_patient", 1, 90, 122.5),
        ("AgeAtDiagnosis", 20, 80, 122.5), ("Âge (mois)", 24, 400, 1470), ("Taille", 150, 195, 273),
        ("height_m", 1.5, 2.0, 2.73), ("Poids (kg)", 45, 120, 635), ("weight", 100, 250, 1400),
        ("poids naissance", 2400, 4300, 11000), ("IMC", 18, 40, 205), ("BMI", 18, 40, 205),
        ("Cholestérol", 120, 320, 4000), ("chol", 3, 8, 105), ("Glucose", 60, 200, 2700),
        ("pouls", 50, 110, 480), ("heart_rate", 50, 110, 480), ("SBP", 90, 180, 480),
        ("tension systolique", 9, 18, 48), ("Temperature", 36, 40, 47),
        ("temp. corporelle (°F)", 97, 102, 117), ("Blood Pressure", 50, 110, 480), ("latitude", 41, 51, 90),
        ("lon", -5, 9, 360), ("proba", 0, 1, 1), ("% humidité", 20, 90, 110),
        ("pourcentage réussite", 5, 95, 100), ("month", 1, 12, 12),
    ],
)  # fmt: skip
def test_names_in_both_languages_bring_their_range(name, low, high, limit):
    n = 12 if name == "month" else 100
    assert known(name, low, high, n).unit.possible[1] == limit


@pytest.mark.parametrize(
    ("name", "low", "high"),
    [
        ("average", 18, 90), ("Age group", 1, 6), ("tranche d'âge", 1, 6), ("age_std", -2, 2),
        ("Age", -2, 2), ("Age", -0.1, 0.1), ("stage", 1, 90), ("percentile code", 1, 99),
        ("log_weight", 3, 5), ("HouseAge", 1, 52), ("building height", 3, 90), ("weight", 0.5, 1.5),
        ("taille entreprise", 1, 5000), ("temperature", -10, 35), ("BMI", -2, 2), ("x7", 18, 90),
        ("weight change", -5, 5), ("pressure", 990, 1030), ("taux de croissance", -5, 5), (None, 1, 2),
        (("a", 1), 1, 2), ("month", 1, 36), ("longueur", 1, 90),
    ],
)  # fmt: skip
def test_names_that_only_look_alike_bring_nothing(name, low, high):
    assert known(name, low, high) is None


def test_ranges_are_in_order():
    for quantity in QUANTITIES:
        for unit in quantity.units:
            assert unit.possible[0] <= unit.median[0] <= unit.median[1] <= unit.possible[1]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("nb enfants", True),
        ("Surface m2", True),
        ("prix", True),
        ("price change", False),
        ("solde", False),
        ("x", False),
    ],
)
def test_counts_extents_and_prices_are_never_negative(name, expected):
    assert is_never_negative(name) is expected
