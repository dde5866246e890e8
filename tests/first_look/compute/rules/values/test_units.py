import numpy as np
import pytest

from course_toolkit.first_look.compute.rules.values.units import DECIMAL, DEGREES, OTHERS, conversions_named


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
