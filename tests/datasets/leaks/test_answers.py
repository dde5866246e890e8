import numpy as np
import pandas as pd
import pytest

from course_toolkit.datasets.leaky_split import make_leaky_split


def test_the_column_tells_and_the_twin_has_none():
    disguises = set()
    for seed in range(8):
        leaky = make_leaky_split("target_leak_feature", random_state=seed)
        (name,) = leaky.answer_key.columns
        tells = leaky.test[name].eq("oui") if name == "traitement" else leaky.test[name].notna()
        assert (tells == (leaky.test["malade"] == 1)).mean() > 0.93
        assert name not in leaky.answer_key.clean.train
        disguises.add(name)
    assert disguises == {"traitement", "jours_hopital"}
    assert leaky.claimed_score > leaky.answer_key.honest_score + 0.08


def test_the_means_are_of_all_rows_and_in_the_twin_of_the_training_rows():
    leaky = make_leaky_split("target_encoding_on_all")
    both = pd.concat([leaky.train, leaky.test])
    np.testing.assert_allclose(both["malades_par_ville"], both.groupby("ville")["malade"].transform("mean"))
    clean = leaky.answer_key.clean
    np.testing.assert_allclose(
        clean.train["malades_par_ville"], clean.train.groupby("ville")["malade"].transform("mean")
    )
    unseen = ~clean.test["ville"].isin(clean.train["ville"])
    assert clean.test["malades_par_ville"][unseen].tolist() == pytest.approx(
        [clean.train["malade"].mean()] * unseen.sum()
    )
    assert leaky.claimed_score > leaky.answer_key.honest_score + 0.08


def test_one_town_for_all_is_harmless():
    key = make_leaky_split("target_encoding_on_all", dose=0.0).answer_key
    assert key.kind == "none"
    assert set(key.leaky.train["ville"]) == {"ville_0000"}
