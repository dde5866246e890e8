"""What the audit finds of what is planted, over twenty tables; and that it names no sound row."""

import pytest
from audit_recall import CODES, table_of
from sklearn.datasets import load_iris

import course_toolkit as ct
from course_toolkit.datasets.defects import DEFECTS

N_SEEDS = 20
#: The least share of each kind that must be found. A flipped label cannot be seen: the classes overlap.
LEAST = dict.fromkeys(DEFECTS, 0.99) | {
    "flipped_labels": 0.0,
    # A second visit that changes weight, BMI and cholesterol under a new ID leaves age, sex and height alone.
    "near_duplicated_patients": 0.4,
    "shifted_decimal": 0.95,
}


@pytest.fixture(scope="module")
def measured():
    return table_of(range(N_SEEDS))


@pytest.mark.parametrize("defect", DEFECTS)
def test_what_is_planted_is_found(measured, defect):
    recall, _false = measured
    assert recall.loc[defect, "recall"] >= LEAST[defect], recall.loc[defect].to_dict()


def test_sound_rows_are_left_alone(measured):
    _recall, false = measured
    assert false["n_sound"].sum() <= N_SEEDS // 10, false.to_string()


def test_every_kind_has_a_code():
    assert set(CODES) == set(DEFECTS)


#: Everything that may be said of clean data, each judged by hand: r of the petals is 0.96, three pixels are never
#: lit, …
TRUE = {
    "iris": {("correlated_group", ("petal length (cm)", "petal width (cm)"))},
    "wine": set(),
    "diabetes": set(),
    "clean": {
        ("identifier", ("ID",)),
        ("dates_as_text", ("visite",)),
        ("derived_column", ("IMC", "poids", "taille")),
    },
}


@pytest.mark.parametrize("name", TRUE)
def test_clean_tables_draw_nothing_but_true_findings(name):
    frames = {
        "iris": lambda: load_iris(as_frame=True).frame,
        "wine": ct.load_wine,
        "diabetes": ct.load_diabetes,
        "clean": lambda: ct.make_sante(1000, visit=True, random_state=0).frame,
    }
    frame = frames[name]()
    found = ct.audit(frame, label="malade" if name == "clean" else "target")
    assert {(one.code, one.columns) for one in found} == TRUE[name]


def test_breast_cancer_and_digits_draw_correlated_groups_and_pixels_never_lit():
    found = ct.audit(ct.load_breast_cancer(), label="target")
    assert {one.code for one in found} == {"correlated_group", "far_value"}
    (far,) = [one for one in found if one.code == "far_value"]  # 525.6 and 542.2, where the next is 233
    assert (far.columns, len(far.rows), far.severity) == (("area error",), 2, "question")
    found = ct.audit(ct.load_digits(), label="target")
    assert {one.code for one in found} <= {"correlated_group", "constant_column"}
