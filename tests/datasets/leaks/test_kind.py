import pytest

from course_toolkit.datasets.leaks import LEAKS
from course_toolkit.datasets.leaks.kind import ENTERED, Dose, no_rows


def test_every_leak_has_its_place_in_the_order():
    assert set(LEAKS) == set(ENTERED)
    assert all(name == leak.name for name, leak in LEAKS.items())


@pytest.mark.parametrize("leak", LEAKS.values(), ids=list(LEAKS))
def test_the_usual_dose_lies_between_the_ends_and_leaks(leak):
    if leak.dose is not None:
        assert leak.dose.lowest <= leak.dose.default <= leak.dose.highest
        assert leak.dose.default != leak.dose.harmless
        ends = (leak.dose.lowest, leak.dose.highest, leak.dose.harmless or leak.dose.lowest)
        assert all(isinstance(end, int) for end in ends) == leak.dose.is_whole


def test_a_whole_default_makes_a_counted_dose():
    assert Dose("", 6).is_whole
    assert not Dose("", 1.0).is_whole


def test_nothing_has_no_rows():
    assert no_rows().tolist() == []
