import numpy as np
import pandas as pd
import pytest

from course_toolkit.first_look.compute.rules.label.rare_class import find_rare_class


def frame_of(**counts):
    return pd.DataFrame({"classe": [name for name, n in counts.items() for _n in range(n)]})


def codes(found):
    return [(one.code, one.severity) for one in found]


def test_a_class_of_one_row(look):
    (found,) = look(find_rare_class, frame_of(a=40, b=40, c=1), "classe")
    assert (found.code, found.severity, found.positions.tolist()) == ("rare_class", "warning", [80])


def test_classes_of_a_few_rows(look):
    (found,) = look(find_rare_class, frame_of(a=40, b=40, c=3, d=4), "classe")
    assert (found.severity, found.evidence) == ("question", {"n_classes": 4, "n_rare": 2, "n_fewest": 3})


def test_a_class_that_outweighs_the_others(look):
    assert codes(look(find_rare_class, frame_of(sain=96, malade=5), "classe")) == [("imbalanced_classes", "question")]


def test_a_text_that_is_no_class(look):
    frame = pd.DataFrame({"nom": [f"mot {n // 2 if n < 8 else n}" for n in range(40)]})
    assert codes(look(find_rare_class, frame, "nom")) == [("label_of_many_values", "question")]


def test_a_number_out_of_place(look):
    frame = pd.DataFrame({"y": [0, 1] * 40 + [11]})
    assert codes(look(find_rare_class, frame, "y")) == [("rare_class", "question")]


@pytest.mark.parametrize(
    "values",
    [
        [0, 1] * 40,
        ["a", "b", "c"] * 20,
        np.random.default_rng(0).poisson(2, 300),
        np.random.default_rng(0).normal(size=100),
        ["a"] * 8 + ["b"] * 2,
        [None] * 40,
        ["a"] * 40,
    ],
)
def test_classes_of_like_sizes_and_quantities(look, values):
    assert look(find_rare_class, pd.DataFrame({"y": list(values)}), "y") == []


def test_another_spelling_is_no_rare_class():
    from course_toolkit.first_look.compute.table import Table

    table = Table(frame_of(oui=40, non=40, Oui=1), "classe")
    table.explain(["classe"], np.array([80]))
    assert list(find_rare_class(table)) == []
