import uuid

import numpy as np
import pandas as pd
import pytest

from course_toolkit.first_look.compute.rules.structure.identifier import find_identifier

N = 60
RNG = np.random.default_rng(0)
WORDS = ["aube", "lac", "mont", "pic", "rue", "bois"]


def frame_of(name, values):
    return pd.DataFrame({name: list(values), "x": np.random.default_rng(1).normal(size=len(values))})


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("ID", range(1, N + 1)),
        ("patient_id", RNG.permutation(N) + 1000),
        ("n_patient", RNG.choice(90_000, N, replace=False) + 10_000),
        ("dossier", RNG.choice(90_000, N, replace=False) + 10_000),
        ("c1", range(N)),
        ("c2", [str(uuid.UUID(int=n)) for n in RNG.integers(0, 2**60, N).tolist()]),
        ("c3", [f"P{n:04d}" for n in range(N)]),
        ("c4", [f"u{n}@exemple.fr" for n in range(N)]),
        ("email", [f"u{n}@exemple.fr" for n in range(N)]),
        ("c5", [f"{n:032x}" for n in RNG.integers(2**50, 2**60, N).tolist()]),
        ("téléphone", [f"06{n:08d}" for n in RNG.integers(0, 10**8, N)]),
        ("nom", [f"{a}{b}" for a in "ABCDEFGHIJ" for b in ("umont", "urand", "upin", "upuy", "ubois", "elmas")]),
    ],
)
def test_columns_that_name_the_rows(look, name, values):
    (found,) = look(find_identifier, frame_of(name, values))
    assert (found.code, found.severity, found.columns) == ("identifier", "question", (name,))
    assert found.evidence["n_distinct"] == N


def test_individuals_with_several_rows(look):
    (found,) = look(find_identifier, frame_of("patient_id", RNG.integers(0, 80, 200)))
    assert "individuals" in found.wording().title


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("taille", RNG.normal(170, 9, N)),
        ("revenu", RNG.choice(90_000, N, replace=False)),
        ("annee", range(1960, 1960 + N)),
        ("age", RNG.integers(18, 90, N)),
        ("jour", range(N)),
        ("code_postal", RNG.choice(90_000, N, replace=False) + 10_000),
        ("commentaire", [" ".join(RNG.choice(WORDS, 8)) for _n in range(N)]),
        ("ville", RNG.choice(["Lyon", "Nice"], N)),
        ("id_kind", RNG.integers(0, 3, N)),
        ("id", np.linspace(0.1, 0.9, N)),
        ("date", pd.date_range("2024-01-01", periods=N)),
        ("score_id", RNG.normal(size=N)),
    ],
)
def test_measures_and_kinds_are_no_names(look, name, values):
    assert look(find_identifier, frame_of(name, values)) == []


def test_a_saved_index_is_told_once(look):
    assert look(find_identifier, frame_of("Unnamed: 0", range(N))) == []


def test_later_rules_pass_over_names():
    from course_toolkit.first_look.compute.table import Table

    table = Table(frame_of("ID", range(N)))
    list(find_identifier(table))
    assert np.isnan(table.open_floats("ID")).all()
    assert not np.isnan(table.open_floats("x")).any()
