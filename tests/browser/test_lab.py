"""The threshold explorer in JupyterLab, started by `course-toolkit lab`: opened, run, dragged, typed, looked at."""

import nbformat
import numpy as np
import pytest
from sklearn.datasets import load_breast_cancer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import confusion_matrix
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

GUIDE = "fr/07-evaluer-et-choisir-un-seuil.ipynb"
NOTEBOOK = "explorer.ipynb"
CODE = """
import course_toolkit as ct
from sklearn.datasets import load_breast_cancer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

ct.set_language("en")
X, y = load_breast_cancer(return_X_y=True, as_frame=True)
X_train, X_val, y_train, y_val = train_test_split(X, y, test_size=0.3, stratify=y, random_state=0)
model = make_pipeline(StandardScaler(), LogisticRegression()).fit(X_train, y_train)
explorer = ct.ThresholdExplorer.from_estimator(model, X_val, y_val)
explorer
"""


@pytest.fixture(scope="module")
def predictions():
    X, y = load_breast_cancer(return_X_y=True, as_frame=True)
    X_train, X_val, y_train, y_val = train_test_split(X, y, test_size=0.3, stratify=y, random_state=0)
    model = make_pipeline(StandardScaler(), LogisticRegression()).fit(X_train, y_train)
    return y_val.to_numpy(), model.predict_proba(X_val)[:, 1]


@pytest.fixture
def shown(page, lab, explorer_on):
    """An explorer on real data, live in a notebook."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(CODE, id="explorer")])
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(notebook, lab.folder / NOTEBOOK)
    lab.open(page, NOTEBOOK)
    lab.run_all(page)
    return explorer_on(page.locator(".jp-OutputArea-output:visible").last)


def expect_counts_of_sklearn(page, shown, predictions):
    """Wait until the matrix shows what scikit-learn counts at the threshold in the field; return the threshold."""
    y_true, y_score = predictions
    for _ in range(100):
        threshold = float(shown.root.locator("input[type=number]").first.input_value())
        expected = tuple(confusion_matrix(y_true, y_score >= threshold).ravel().tolist())
        if shown.matrix() == expected:
            return threshold
        page.wait_for_timeout(50)
    pytest.fail(f"the matrix shows {shown.matrix()}, scikit-learn counts {expected} at {threshold}")


def wait_for_another(page, shown, before):
    for _ in range(100):
        if shown.matrix() != before:
            return
        page.wait_for_timeout(50)
    pytest.fail(f"the matrix still shows {before}")


def test_it_shows_the_counts_of_sklearn(page, shown, predictions):
    assert expect_counts_of_sklearn(page, shown, predictions) == 0.5


def test_the_slider_drags(page, shown, predictions):
    before = shown.matrix()
    track = shown.root.locator(".ct-range input").bounding_box()
    x, y = track["x"] + track["width"] / 2, track["y"] + track["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 120, y, steps=12)
    page.mouse.up()
    wait_for_another(page, shown, before)
    page.wait_for_timeout(500)
    assert expect_counts_of_sklearn(page, shown, predictions) > 0.6


def test_the_cut_is_dragged_on_the_histogram(page, shown, predictions):
    before = shown.matrix()
    shown.drag("histogram", (0.5, 0.4), (0.95, 0.4))
    wait_for_another(page, shown, before)
    page.wait_for_timeout(500)  # the hand has let go; what waited behind a busy kernel arrives
    assert expect_counts_of_sklearn(page, shown, predictions) == pytest.approx(0.968, abs=0.02)


def test_the_keyboard_alone_does_the_same(page, shown, predictions):
    before = shown.matrix()
    shown.stage.focus()
    for _ in range(8):
        page.keyboard.press("ArrowRight")
    wait_for_another(page, shown, before)
    y_true, y_score = predictions
    eighth = np.unique(y_score[y_score >= 0.5])[8]
    for _ in range(100):
        if shown.matrix() == tuple(confusion_matrix(y_true, y_score >= eighth).ravel().tolist()):
            break
        page.wait_for_timeout(50)
    assert expect_counts_of_sklearn(page, shown, predictions) == pytest.approx(eighth)


def test_a_click_on_a_curve_moves_the_threshold(page, shown, predictions):
    before = shown.matrix()
    shown.click("roc", 0.5, 0.05)
    wait_for_another(page, shown, before)
    assert expect_counts_of_sklearn(page, shown, predictions) < 0.1


def test_a_click_on_a_cell_shows_its_rows(shown):
    shown.click("matrix", 0.75, 0.25)  # top right: real negatives called positive
    table = shown.root.locator(".ct-rows table")
    table.wait_for()
    assert "FP" in table.text_content()
    assert f"{shown.matrix()[1]} rows" in shown.root.locator(".ct-caption").text_content()


def test_the_french_guide_runs_and_shows_its_explorer(page, lab, explorer_on):
    lab.open(page, GUIDE)
    lab.run_all(page)
    shown = explorer_on(page.locator(".jp-OutputArea-output:visible:has(.ct-stage)").first)
    assert "seuil" in shown.sentence.text_content()
    page.locator(".jp-NotebookPanel:visible .jp-Notebook-ExecutionIndicator[data-status=idle]").wait_for(timeout=90_000)
    assert page.locator("[data-mime-type='application/vnd.jupyter.stderr']").all_text_contents() == []


def test_nothing_is_asked_when_the_lab_opens(page, lab):
    lab.open(page, GUIDE)
    page.wait_for_timeout(2000)
    assert page.locator(".jp-Dialog").count() == 0
    assert page.locator(".Toastify__toast").count() == 0
    assert "Python 3" in page.locator(".jp-KernelName").first.text_content()
