import numpy as np
import pytest

from course_toolkit.first_look.compute.rules.values.units import (
    COMMON,
    DECIMAL,
    DEGREES,
    OTHERS,
    conversions_named,
    is_clock,
)


def test_each_conversion_has_its_reverse():
    values = np.array([1.0, 20.0, 300.0])
    for pair in zip(DECIMAL[::2], DECIMAL[1::2], strict=True):
        assert pair[1].convert(pair[0].convert(values)) == pytest.approx(values)
    assert DEGREES[1].convert(DEGREES[0].convert(values)) == pytest.approx(values)
    assert len(OTHERS) % 2 == 0


@pytest.mark.parametrize(
    ("name", "value", "converted"),
    [
        ("poids_kg", 176.37, 80), ("Weight", 176.37, 80), ("cholesterol", 5.3, 205), ("glycémie", 5.55, 100),
        ("tour de taille (cm)", 40, 101.6), ("temperature", 98.6, 37), ("durée (h)", 90, 1.5), ("prix", 656, 100),
    ],
)  # fmt: skip
def test_a_name_brings_its_conversions(name, value, converted):
    results = [float(one.convert(np.array([value]))[0]) for one in conversions_named(name)]
    assert min(abs(result / converted - 1) for result in results) < 0.01


def test_a_name_without_a_quantity_brings_none():
    assert conversions_named("x7") == []
    assert [one.is_decimal for one in DECIMAL] == [True] * len(DECIMAL)


@pytest.mark.parametrize(
    ("name", "factors"),
    [("pluie_mm", [25.4]), ("length_in", [1 / 2.54, 1 / 25.4, 39.37]), ("poids_kg", [0.4536]), ("weeks", [1 / 7])],
)
def test_a_unit_in_the_name_is_the_one_of_the_others(name, factors):
    assert [one.factor for one in conversions_named(name)] == pytest.approx(factors, rel=0.01)


def test_no_chemistry_without_its_name():
    assert {round(max(one.factor, 1 / one.factor), 2) for one in COMMON} == {2.2, 2.54}


@pytest.mark.parametrize(
    ("values", "is_one"),
    [([0, 930, 1545, 2350], True), ([930, 1575, 2350], False), ([5, 30, 45], False), ([np.nan], False), ([], False),
     ([930.5, 1545], False)],
)  # fmt: skip
def test_times_of_day_are_known(values, is_one):
    assert is_clock(np.array(values, dtype=float)) is is_one
