"""The fingerprint holds the numbers drawn: change one, and it differs."""

import course_toolkit as ct
from course_toolkit.preparation.compute.scaling.compare import compare_scalings
from course_toolkit.preparation.say.scaling.fingerprint import fingerprint

SANTE = ct.load_sante()


def test_a_line_for_each_ruler():
    lines = fingerprint(compare_scalings(SANTE, column="Age", with_column="poids"), sentence="So.").splitlines()
    assert lines[:2] == ["ScalingExplorer · Age · poids · train · True", "So."]
    assert [line.split(":")[0] for line in lines[2:]] == ["raw", "standard", "robust", "minmax", "quantile"]


def test_one_value_changed_changes_it():
    other = SANTE.assign(Age=SANTE["Age"].where(SANTE.index != 3, 46))
    one, two = (fingerprint(compare_scalings(frame, column="Age"), sentence="") for frame in (SANTE, other))
    assert one != two
