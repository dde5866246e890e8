import pandas as pd
import pytest

import course_toolkit as ct
from course_toolkit.attributes.compute.describe import describe_attribute
from course_toolkit.attributes.compute.relate import relate_attributes
from course_toolkit.attributes.say.fingerprint import attribute_fingerprint, pair_fingerprint


def of_attribute(frame, column, n_bins=None, **settings):
    ct.set_language("en")
    outcome = describe_attribute(frame, column, **settings)
    return list(attribute_fingerprint(outcome, outcome.at(n_bins) if n_bins else None))


def of_pair(frame, x, y):
    ct.set_language("en")
    return list(pair_fingerprint(relate_attributes(frame, x, y)))


def test_box_and_bars():
    assert of_attribute(ct.load_sante(), "Age", 6) == [
        "25 … 120 · 6 · FD 6",
        "25 | 30.75 | 46 | 49.75 | 52 + 1 · 4 5 0 0 0 1",
    ]


def test_each_class_has_its_line():
    lines = of_attribute(ct.load_sante(), "Age", 6, hue="malade")
    assert [line.split(":")[0] for line in lines[1:]] == ["1", "missing"]


def test_many_bars_are_put_together():
    frame = pd.DataFrame({"x": [value / 7 for value in range(500)]})
    _head, line = of_attribute(frame, "x", 200)
    assert sum(map(int, line.split(" · ")[1].split())) == 500


def test_categories():
    assert of_attribute(ct.load_sante(), "malade") == ["1 · missing", "6 4"]


def test_a_scatter_plot_prints_its_line_and_its_rows():
    lines = of_pair(ct.load_sante(), "IMC", "cholesterol")
    assert lines[0].startswith("y = 29,770")
    assert lines[1] == "− 4: r = 0.99"


@pytest.mark.parametrize(("x", "y", "n_lines"), [("malade", "Age", 2), ("malade", "c", 3)])
def test_groups_and_tables(x, y, n_lines):
    frame = ct.load_sante().assign(c=list("aabbaabbab"))
    assert len(of_pair(frame, x, y)) == n_lines


def test_another_number_gives_another_line():
    frame = ct.load_sante()
    changed = frame.assign(Age=frame["Age"].replace(33, 60))
    assert of_attribute(frame, "Age", 6) != of_attribute(changed, "Age", 6)
    assert of_pair(frame, "IMC", "Age") != of_pair(changed, "IMC", "Age")
