import pytest

from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.compute.guard import deployment as guard


def message(refuse, *args):
    with pytest.raises(CourseError) as caught:
        refuse(*args)
    return str(caught.value)


def test_scores_alone_are_no_model(language):
    expected = {
        "en": "A classifier needs the fitted model.\n"
        "This explorer was made from predictions, so it knows scores only.\n"
        "Make it with ThresholdExplorer.from_estimator(model, X, y).",
        "fr": "Pour obtenir un classifieur, il faut le modèle entraîné.\n"
        "Cet explorateur a été construit à partir de prédictions\u202f: il ne connaît que des scores.\n"
        "Construisez-le avec ThresholdExplorer.from_estimator(model, X, y).",
    }
    assert message(guard.refuse_no_estimator) == expected[language]


def test_no_model_at_all(language):
    expected = {
        "en": 'y_score must hold at least one model.\nAn empty dictionary came.\n'
        'Write for example: {"logistic": …, "forest": …}.',
        "fr": 'y_score doit contenir au moins un modèle.\nReçu\u202f: un dictionnaire vide.\n'
        'Écrivez par exemple\u202f: {"logistique": …, "foret": …}.',
    }  # fmt: skip
    assert message(guard.refuse_no_model, "y_score") == expected[language]


def test_one_threshold_for_three_classes(language):
    expected = {
        "en": "One threshold decides between two classes.\nThis model knows 3: 'a', 'b', '{}'.\n"
        "Train a model of one class against the rest: model.fit(X, y == '{}').",
        "fr": "Un seuil tranche entre deux classes.\nCe modèle en connaît 3\u202f: 'a', 'b', '{}'.\n"
        "Entraînez un modèle d’une classe contre les autres\u202f: model.fit(X, y == '{}').",
    }
    assert message(guard.refuse_many_classes, ["a", "b", "{}"]) == expected[language]


def test_many_classes_are_not_listed_one_and_all():
    assert len(message(guard.refuse_many_classes, list(range(1000)))) < 300
