"""The fingerprint holds the numbers drawn."""

import course_toolkit as ct
from course_toolkit.attributes.compute.correlation import correlate
from course_toolkit.attributes.say.correlation_fingerprint import correlation_fingerprint


def test_the_matrix_of_few():
    found = correlate(ct.load_sante(), label="malade")
    lines = correlation_fingerprint(found, 0.9).splitlines()
    assert lines[:2] == ["pearson · 4 · 10", "0.985: Age, poids, IMC"]
    assert "cholesterol: 1.00 0.03 0.00 -0.03 | 0.27" in lines
    assert len(lines) == 6


def test_the_strongest_pairs_of_many():
    lines = correlation_fingerprint(correlate(ct.load_breast_cancer(), label="target"), 1.0).splitlines()
    assert len(lines) == 21
    assert lines[1].endswith(": 1.00")
