"""Explorers to steer, plates drawn without pixels, and the page's side."""

import hashlib
import importlib.util

import numpy as np
import pytest
from ipywidgets.widgets.widget import _instances
from matplotlib.colors import to_hex
from sklearn.datasets import load_breast_cancer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import LinearSVC

import course_toolkit as ct
from course_toolkit._core.draw import picture
from course_toolkit._core.words import language as language_module

Y_TRUE = [0, 0, 0, 1, 1, 1, 1, 1, 0]
Y_SCORE = [0.4, 0.35, 0.3, 0.9, 0.85, 0.7, 0.6, 0.55, 0.75]
REAL_PNG = picture._png


def words_of(ax):
    """Return the texts of an axes, but for its tick labels, which take most of the time."""
    legend = ax.get_legend()
    return [
        ax.title,
        ax._left_title,
        ax.xaxis.label,
        ax.yaxis.label,
        *ax.texts,
        *(legend.get_texts() if legend else []),
    ]


def digest_of(figure, _dpi, **_box):
    """Return, in place of a figure's pixels, a digest of what it shows."""
    texts = [(text.get_text(), to_hex(text.get_color())) for ax in figure.axes for text in words_of(ax)]
    lines = [line.get_xydata().tobytes() for ax in figure.axes for line in ax.get_lines()]
    colors = [to_hex(figure.get_facecolor()), *(to_hex(ax.get_facecolor()) for ax in figure.axes)]
    shown = repr((figure.get_size_inches().tolist(), texts, lines, colors))
    return b"PNG" + hashlib.sha256(shown.encode()).digest()


@pytest.fixture(autouse=True)
def _no_pixels(monkeypatch):
    """Spare most tests the pixels, which take most of the time."""
    monkeypatch.setattr(picture, "_png", digest_of)


@pytest.fixture
def pixels(monkeypatch, _no_pixels):
    """Draw pixels after all."""
    monkeypatch.setattr(picture, "_png", REAL_PNG)


KEPT = set()


@pytest.fixture(autouse=True)
def _nobody_listens(monkeypatch):
    """Spare each test the explorers of earlier ones, which ipywidgets would keep alive and listening."""
    monkeypatch.setattr(language_module, "_listeners", [])
    before = set(_instances)
    yield
    for name in set(_instances) - before - KEPT:
        _instances[name].close()


class Shared:
    """An explorer that many tests steer, each from the same first state."""

    def __init__(self, *predictions):
        self.predictions, self.explorer = predictions, None

    def get(self):
        """Return the explorer in its first state; a new one where a test has left it beyond recall."""
        if self.explorer is None or not self._restored():
            before = set(_instances)
            self.explorer = ct.ThresholdExplorer.from_predictions(*self.predictions)
            KEPT.update(set(_instances) - before)
            self.first = dict(self.explorer.trait_values())
        language_module.on_language_change(self.explorer._relabel)
        return self.explorer

    def _restored(self):
        explorer = self.explorer
        for widget in [*(control.widget for control in explorer._controls), explorer._view]:
            vars(widget.comm).pop("publish_msg", None)
        explorer._view.dark = False
        explorer.criterion = None
        for name in ["model", "pos_label", *self.first]:
            setattr(explorer, name, self.first[name])
        explorer._relabel()
        return explorer.trait_values() == self.first and explorer._view.error == ""


@pytest.fixture
def _spoken_to(request, _english_again):
    """Set the language of a test before its explorer is brought back, so that it is drawn once and not twice."""
    if "language" in request.fixturenames:
        request.getfixturevalue("language")


@pytest.fixture(scope="session")
def shared_lecture():
    return Shared(Y_TRUE, Y_SCORE)


@pytest.fixture
def lecture(_nobody_listens, _no_pixels, _spoken_to, shared_lecture):
    """The lecture's nine rows."""
    return shared_lecture.get()


@pytest.fixture(scope="session")
def three_classes():
    """Real classes a, b, c and the scores of two models, a column for each class."""
    rng = np.random.default_rng(0)
    y_true = rng.choice(list("abc"), 120, p=[0.5, 0.35, 0.15])
    scores = {}
    for name, shift in (("logistic", 1.5), ("forest", 0.8)):
        logits = rng.normal(size=(120, 3)) + shift * (y_true[:, None] == np.array(list("abc")))
        scores[name] = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    return y_true, scores


@pytest.fixture(scope="session")
def shared_rich(three_classes):
    return Shared(*three_classes)


@pytest.fixture
def rich(_nobody_listens, _no_pixels, _spoken_to, shared_rich):
    """Two models of three classes: every control has something to do."""
    return shared_rich.get()


@pytest.fixture(scope="session")
def page_side(pytestconfig):
    """What plays the page: the helper of the tests of ``_core.explore``."""
    path = pytestconfig.rootpath / "tests" / "core" / "explore" / "page_side.py"
    spec = importlib.util.spec_from_file_location("page_side", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def page_of(page_side):
    return page_side.Page


@pytest.fixture(scope="session")
def read_html(page_side):
    return page_side.Html


@pytest.fixture(scope="session")
def cancer():
    X, y = load_breast_cancer(return_X_y=True, as_frame=True)
    X = X[["mean radius", "mean texture"]].iloc[:150]
    X.index = [f"patient {place}" for place in range(len(X))]
    y = y.iloc[:150].map({0: "malignant", 1: "benign"}).set_axis(X.index)
    return X, y


@pytest.fixture(scope="session")
def models(cancer):
    X, y = cancer
    return {
        "logistic": make_pipeline(StandardScaler(), LogisticRegression()).fit(X, y),
        "svm": make_pipeline(StandardScaler(), LinearSVC()).fit(X, y),
    }
