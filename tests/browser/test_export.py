"""The HTML export, opened from disk without network: it moves by slider, pointer and keys, and shows true counts."""

import numpy as np
import pytest
from sklearn.metrics import confusion_matrix

import course_toolkit as ct

Y_TRUE = np.array([0, 0, 0, 1, 1, 1, 1, 1, 0])
Y_SCORE = np.array([0.4, 0.35, 0.3, 0.9, 0.85, 0.7, 0.6, 0.55, 0.75])


def true_counts(threshold):
    return tuple(confusion_matrix(Y_TRUE, threshold <= Y_SCORE).ravel().tolist())


@pytest.fixture
def exported(page, explorer_on, tmp_path):
    explorer = ct.ThresholdExplorer.from_predictions(Y_TRUE, Y_SCORE)
    explorer.threshold = 0.9
    path = explorer.to_html(tmp_path / "export.html")
    page.context.set_offline(True)
    page.goto(path.as_uri())
    page.locator(".ct-slider:not([hidden])").wait_for()
    return explorer_on(page.locator("#ct-explorer"))


def shown_threshold(page):
    return float(page.locator(".ct-slider output").text_content())


def test_it_opens_at_the_threshold_it_was_written_at(page, exported):
    assert shown_threshold(page) == 0.9
    assert exported.matrix() == true_counts(0.9) == (4, 0, 4, 1)
    assert "recall 20%" in exported.sentence.text_content()


def test_the_slider_shows_the_counts_of_every_threshold(page, exported):
    slider = page.locator("#ct-control")
    slider.focus()
    page.keyboard.press("Home")
    seen = set()
    for _ in range(int(slider.get_attribute("max")) + 1):
        threshold = shown_threshold(page)
        if threshold != 0.9:  # 0.900 is written for 0.9 and for the next float above it, where nobody is positive
            assert exported.matrix() == true_counts(threshold)
        seen.add(exported.matrix())
        page.keyboard.press("ArrowRight")
    assert len(seen) == len(Y_SCORE) + 1


def test_dragging_on_the_histogram_moves_the_cut(page, exported):
    exported.drag("histogram", (0.9, 0.5), (0.55, 0.5))
    assert 0.5 < shown_threshold(page) < 0.65
    assert exported.matrix() == true_counts(shown_threshold(page))


def test_keys_on_the_picture_move_one_frame(page, exported):
    exported.stage.focus()
    page.keyboard.press("ArrowLeft")
    assert shown_threshold(page) == 0.85
    assert exported.matrix() == true_counts(0.85)


def test_a_click_on_the_roc_curve_goes_there(exported):
    exported.click("roc", 0.25, 0.4)  # one of four negatives called positive
    assert exported.matrix()[1] == 1


@pytest.mark.usefixtures("exported")
def test_axe_finds_no_serious_fault(page, axe):
    page.evaluate(axe)
    found = page.evaluate("axe.run()")
    serious = [
        (fault["id"], fault["help"], [node["html"] for node in fault["nodes"]])
        for fault in found["violations"]
        if fault["impact"] in {"serious", "critical"}
    ]
    assert serious == []
    assert found["passes"], "axe checked nothing"


def test_without_script_a_picture_and_a_sentence_stay(browser, tmp_path):
    path = ct.ThresholdExplorer.from_predictions(Y_TRUE, Y_SCORE).to_html(tmp_path / "export.html")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(path.as_uri())
    assert page.locator(".ct-stage img").bounding_box()["width"] > 300
    assert "threshold 0.500" in page.locator(".ct-sentence").text_content()
    context.close()


def test_names_from_data_are_text_and_never_run(page, explorer_on, tmp_path):
    hostile = '"><img src=x onerror=alert(1)><script>alert(2)</script>@sentence@'
    y_true = np.where(Y_TRUE == 1, hostile, "fine")
    explorer = ct.ThresholdExplorer.from_predictions(y_true, Y_SCORE, pos_label=hostile)
    explorer.selected_cell = "tp"
    dialogs = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.goto(explorer.to_html(tmp_path / "hostile.html").as_uri())
    on_page = explorer_on(page.locator("#ct-explorer"))
    page.locator("#ct-control").focus()
    page.keyboard.press("ArrowRight")
    assert hostile in on_page.sentence.text_content()
    assert dialogs == []
    assert page.locator("script").count() == 3
