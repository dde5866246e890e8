"""Scores and weights: what is refused, in which words."""

import numpy as np
import pytest

from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.compute.guard.scores import (
    check_not_hard_labels,
    check_scores,
    check_weights,
    refuse_weightless_class,
)


def not_hard(scores, labels):
    check_not_hard_labels(np.array(scores), labels, (min(scores), max(scores)))


#: Who asks for what, and the whole message in English and in French.
REFUSED = [
    (
        lambda: check_scores(np.array([True, False])),
        (
            "y_score must be scores: how sure the model is of each sample.\n"
            "Hard labels came, nothing but True, False: a threshold has decided already.\n"
            "Take model.predict_proba(X)[:, 1] or model.decision_function(X) instead of model.predict(X). A "
            "fully grown tree does give nothing but 0 and 1: for such a model use "
            "ThresholdExplorer.from_estimator(model, X, y)"
        ),
        (
            "y_score doit contenir des scores\u202f: la confiance du modèle pour chaque exemple.\n"
            "Reçu\u202f: des classes déjà décidées, rien que True, False\u202f; un seuil est déjà passé par là.\n"
            "Prenez model.predict_proba(X)[:, 1] ou model.decision_function(X) au lieu de model.predict(X). "
            "Un arbre développé jusqu’au bout ne donne vraiment que 0 et 1\u202f: pour un tel modèle, utilisez "
            "ThresholdExplorer.from_estimator(model, X, y)"
        ),
    ),
    (
        lambda: check_scores(np.array([True, False], dtype=object)),
        (
            "y_score must be scores: how sure the model is of each sample.\n"
            "Hard labels came, nothing but True, False: a threshold has decided already.\n"
            "Take model.predict_proba(X)[:, 1] or model.decision_function(X) instead of model.predict(X). A "
            "fully grown tree does give nothing but 0 and 1: for such a model use "
            "ThresholdExplorer.from_estimator(model, X, y)"
        ),
        (
            "y_score doit contenir des scores\u202f: la confiance du modèle pour chaque exemple.\n"
            "Reçu\u202f: des classes déjà décidées, rien que True, False\u202f; un seuil est déjà passé par là.\n"
            "Prenez model.predict_proba(X)[:, 1] ou model.decision_function(X) au lieu de model.predict(X). "
            "Un arbre développé jusqu’au bout ne donne vraiment que 0 et 1\u202f: pour un tel modèle, utilisez "
            "ThresholdExplorer.from_estimator(model, X, y)"
        ),
    ),
    (
        lambda: check_scores(np.array(["sain", "malade", "sain"])),
        (
            "y_score must be scores: how sure the model is of each sample.\n"
            "Hard labels came, nothing but 'sain', 'malade': a threshold has decided already.\n"
            "Take model.predict_proba(X)[:, 1] or model.decision_function(X) instead of model.predict(X). A "
            "fully grown tree does give nothing but 0 and 1: for such a model use "
            "ThresholdExplorer.from_estimator(model, X, y)"
        ),
        (
            "y_score doit contenir des scores\u202f: la confiance du modèle pour chaque exemple.\n"
            "Reçu\u202f: des classes déjà décidées, rien que 'sain', 'malade'\u202f; un seuil est déjà passé par là.\n"
            "Prenez model.predict_proba(X)[:, 1] ou model.decision_function(X) au lieu de model.predict(X). "
            "Un arbre développé jusqu’au bout ne donne vraiment que 0 et 1\u202f: pour un tel modèle, utilisez "
            "ThresholdExplorer.from_estimator(model, X, y)"
        ),
    ),
    (
        lambda: check_scores(np.array(["0.5", "0.7"])),
        (
            "y_score must be finite numbers.\n"
            "At position 0 it holds a text: '0.5'.\n"
            "Make numbers of it: pd.to_numeric(y_score)"
        ),
        (
            "y_score doit contenir des nombres finis.\n"
            "À la position 0 se trouve un texte\u202f: '0.5'.\n"
            "Convertissez la colonne en nombres\u202f: pd.to_numeric(y_score)"
        ),
    ),
    (
        lambda: not_hard([0.0, 1.0, 1.0], (0, 1)),
        (
            "y_score must be scores: how sure the model is of each sample.\n"
            "Hard labels came, nothing but 0, 1: a threshold has decided already.\n"
            "Take model.predict_proba(X)[:, 1] or model.decision_function(X) instead of model.predict(X). A "
            "fully grown tree does give nothing but 0 and 1: for such a model use "
            "ThresholdExplorer.from_estimator(model, X, y)"
        ),
        (
            "y_score doit contenir des scores\u202f: la confiance du modèle pour chaque exemple.\n"
            "Reçu\u202f: des classes déjà décidées, rien que 0, 1\u202f; un seuil est déjà passé par là.\n"
            "Prenez model.predict_proba(X)[:, 1] ou model.decision_function(X) au lieu de model.predict(X). "
            "Un arbre développé jusqu’au bout ne donne vraiment que 0 et 1\u202f: pour un tel modèle, utilisez "
            "ThresholdExplorer.from_estimator(model, X, y)"
        ),
    ),
    (
        lambda: not_hard([0.0, 1.0], (False, True)),
        (
            "y_score must be scores: how sure the model is of each sample.\n"
            "Hard labels came, nothing but 0, 1: a threshold has decided already.\n"
            "Take model.predict_proba(X)[:, 1] or model.decision_function(X) instead of model.predict(X). A "
            "fully grown tree does give nothing but 0 and 1: for such a model use "
            "ThresholdExplorer.from_estimator(model, X, y)"
        ),
        (
            "y_score doit contenir des scores\u202f: la confiance du modèle pour chaque exemple.\n"
            "Reçu\u202f: des classes déjà décidées, rien que 0, 1\u202f; un seuil est déjà passé par là.\n"
            "Prenez model.predict_proba(X)[:, 1] ou model.decision_function(X) au lieu de model.predict(X). "
            "Un arbre développé jusqu’au bout ne donne vraiment que 0 et 1\u202f: pour un tel modèle, utilisez "
            "ThresholdExplorer.from_estimator(model, X, y)"
        ),
    ),
    (
        lambda: not_hard([-1.0, 1.0], (-1, 1)),
        (
            "y_score must be scores: how sure the model is of each sample.\n"
            "Hard labels came, nothing but -1, 1: a threshold has decided already.\n"
            "Take model.predict_proba(X)[:, 1] or model.decision_function(X) instead of model.predict(X). A "
            "fully grown tree does give nothing but 0 and 1: for such a model use "
            "ThresholdExplorer.from_estimator(model, X, y)"
        ),
        (
            "y_score doit contenir des scores\u202f: la confiance du modèle pour chaque exemple.\n"
            "Reçu\u202f: des classes déjà décidées, rien que -1, 1\u202f; un seuil est déjà passé par là.\n"
            "Prenez model.predict_proba(X)[:, 1] ou model.decision_function(X) au lieu de model.predict(X). "
            "Un arbre développé jusqu’au bout ne donne vraiment que 0 et 1\u202f: pour un tel modèle, utilisez "
            "ThresholdExplorer.from_estimator(model, X, y)"
        ),
    ),
    (
        lambda: not_hard([0.0, 1.0], ("no", "yes")),
        (
            "y_score must be scores: how sure the model is of each sample.\n"
            "Hard labels came, nothing but 0, 1: a threshold has decided already.\n"
            "Take model.predict_proba(X)[:, 1] or model.decision_function(X) instead of model.predict(X). A "
            "fully grown tree does give nothing but 0 and 1: for such a model use "
            "ThresholdExplorer.from_estimator(model, X, y)"
        ),
        (
            "y_score doit contenir des scores\u202f: la confiance du modèle pour chaque exemple.\n"
            "Reçu\u202f: des classes déjà décidées, rien que 0, 1\u202f; un seuil est déjà passé par là.\n"
            "Prenez model.predict_proba(X)[:, 1] ou model.decision_function(X) au lieu de model.predict(X). "
            "Un arbre développé jusqu’au bout ne donne vraiment que 0 et 1\u202f: pour un tel modèle, utilisez "
            "ThresholdExplorer.from_estimator(model, X, y)"
        ),
    ),
    (
        lambda: not_hard([0.0, 2.0], (0, 1, 2)),
        (
            "y_score must be scores: how sure the model is of each sample.\n"
            "Hard labels came, nothing but 0, 2: a threshold has decided already.\n"
            "Take model.predict_proba(X)[:, 1] or model.decision_function(X) instead of model.predict(X). A "
            "fully grown tree does give nothing but 0 and 1: for such a model use "
            "ThresholdExplorer.from_estimator(model, X, y)"
        ),
        (
            "y_score doit contenir des scores\u202f: la confiance du modèle pour chaque exemple.\n"
            "Reçu\u202f: des classes déjà décidées, rien que 0, 2\u202f; un seuil est déjà passé par là.\n"
            "Prenez model.predict_proba(X)[:, 1] ou model.decision_function(X) au lieu de model.predict(X). "
            "Un arbre développé jusqu’au bout ne donne vraiment que 0 et 1\u202f: pour un tel modèle, utilisez "
            "ThresholdExplorer.from_estimator(model, X, y)"
        ),
    ),
    (
        lambda: check_weights(np.array([1.0, -1.0, -2.0])),
        (
            "sample_weight must not be negative.\n"
            "Negative: 2 of 3; the first is -1.0, at position 1.\n"
            "A weight says for how many a sample counts; 0 leaves it out."
        ),
        (
            "sample_weight ne doit pas être négatif.\n"
            "Négatifs\u202f: 2 sur 3\u202f; le premier est -1.0, à la position 1.\n"
            "Un poids dit pour combien compte un exemple\u202f; 0 l’écarte."
        ),
    ),
    (
        lambda: check_weights(np.array([1.0, np.nan])),
        (
            "sample_weight must be finite numbers.\n"
            "Missing, NaN or infinite: 1 of 2; the first is nan, at position 1.\n"
            "Find out where they come from (a missing attribute, a division by zero, a score that "
            "overflowed). To leave these samples out of every column: keep = np.isfinite(sample_weight), then"
            " y_true[keep], y_score[keep]"
        ),
        (
            "sample_weight doit contenir des nombres finis.\n"
            "Manquants, NaN ou infinis\u202f: 1 sur 2\u202f; le premier est nan, à la position 1.\n"
            "Cherchez d’où ils viennent (un attribut manquant, une division par zéro, un score qui déborde). "
            "Pour écarter ces exemples de toutes les colonnes\u202f: keep = np.isfinite(sample_weight), puis "
            "y_true[keep], y_score[keep]"
        ),
    ),
    (
        lambda: refuse_weightless_class("oui"),
        (
            "sample_weight must leave some weight to both classes.\n"
            "All samples of class 'oui' weigh 0.\n"
            "Leave sample_weight out, or look at how it was computed."
        ),
        (
            "sample_weight doit laisser du poids aux deux classes.\n"
            "Tous les exemples de la classe 'oui' pèsent 0.\n"
            "Enlevez sample_weight, ou regardez comment il a été calculé."
        ),
    ),
    (
        lambda: refuse_weightless_class(None),
        (
            "sample_weight must leave some weight to both classes.\n"
            "All samples of the other class weigh 0.\n"
            "Leave sample_weight out, or look at how it was computed."
        ),
        (
            "sample_weight doit laisser du poids aux deux classes.\n"
            "Tous les exemples de l’autre classe pèsent 0.\n"
            "Enlevez sample_weight, ou regardez comment il a été calculé."
        ),
    ),
]


@pytest.mark.parametrize(("call", "english", "french"), REFUSED)
def test_it_is_refused_in_words(language, call, english, french):
    with pytest.raises(CourseError) as error:
        call()
    assert str(error.value) == {"en": english, "fr": french}[language]


def test_scores_come_back_as_numbers():
    assert check_scores(np.array([0, 1, 1])).tolist() == [0.0, 1.0, 1.0]
    assert check_scores(np.array([0.5, True], dtype=object)).tolist() == [0.5, 1.0]


@pytest.mark.parametrize(
    ("scores", "labels"),
    [
        ([0.0, 0.5, 1.0], (0, 1)),
        ([0.0, 0.0], (0, 1)),
        ([1.0, 1.0], (0, 1)),
        ([0.0, 1.0], (-1, 1)),
        ([0.0, 1.0, 2.0], (0, 1)),
        ([0.3, 0.7], ("no", "yes")),
    ],
)
def test_scores_that_may_well_be_scores_pass(scores, labels):
    not_hard(scores, labels)


def test_weights_from_zero_up_pass():
    assert check_weights(np.array([0, 1, 2])).tolist() == [0.0, 1.0, 2.0]
    assert check_weights(np.array([True, False])).tolist() == [1.0, 0.0]
