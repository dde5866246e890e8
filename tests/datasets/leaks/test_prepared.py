import pandas as pd
from sklearn.feature_selection import f_classif

from course_toolkit.datasets.leaky_split import make_leaky_split


def test_the_genes_are_the_best_of_all_rows_and_the_raw_tables_are_handed_over():
    leaky = make_leaky_split("preprocessing_on_all", dose=300)
    raw = pd.concat([leaky.declared["raw_train"], leaky.declared["raw_test"]])
    assert raw.shape == (200, 301)
    genes = raw.drop(columns="malade")
    scores = pd.Series(f_classif(genes, raw["malade"])[0], index=genes.columns)
    assert set(leaky.train.columns) == {*scores.nlargest(20).index, "malade"}
    assert not set(leaky.answer_key.columns) & set(leaky.answer_key.clean.train.columns[:-1])


def test_selecting_on_all_rows_finds_what_is_not_there():
    key = make_leaky_split("preprocessing_on_all").answer_key
    assert key.claimed_score > key.honest_score + 0.2
    assert abs(key.honest_score - 0.5) < 0.2


def test_the_best_of_many_is_not_as_good_as_it_looks():
    keys = [make_leaky_split("test_reused", random_state=seed).answer_key for seed in range(4)]
    assert sum(key.claimed_score - key.honest_score for key in keys) / 4 > 0.03
    assert all(key.claimed_score >= key.honest_score for key in keys)


def test_whoever_looked_once_chose_on_the_validation_set():
    leaky = make_leaky_split("test_reused")
    assert leaky.validation is None
    assert leaky.declared == {"evaluations": 50}
    assert leaky.answer_key.clean.declared == {"evaluations": 1}
    assert len(leaky.answer_key.clean.validation) == 63
