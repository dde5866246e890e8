"""The explorers of a split in JupyterLab: cards by mouse and by keyboard, the cost, the quiz, the dose."""

import nbformat
import pytest

CHECKER = """
import numpy as np, pandas as pd
import course_toolkit as ct
from sklearn.linear_model import LogisticRegression

ct.set_language("en")
rng = np.random.default_rng(0)
y = rng.integers(0, 2, 200)
frame = pd.DataFrame({"age": y + rng.normal(size=200), "size": rng.normal(size=200), "y": y})
train, test = frame[:150], pd.concat([frame[150:], frame[:15]])
ct.SplitLeakChecker(train, test, label="y", split_params={"random_state": None}, estimators=LogisticRegression())
"""
QUIZ = """
import course_toolkit as ct
ct.set_language("en")
ct.SplitLeakChecker(ct.make_leaky_split("target_leak_feature", n_samples=400, random_state=5))
"""
DOSE = """
import course_toolkit as ct
ct.set_language("en")
ct.LeakDoseExplorer("exact_duplicates", n_samples=150)
"""


@pytest.fixture
def shown_from(page, lab, explorer_on):
    """Return a function that runs code in a notebook and returns the explorer it shows."""

    def show(code, name):
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code, id="explorer")])
        notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
        nbformat.write(notebook, lab.folder / name)
        lab.open(page, name)
        lab.run_all(page)
        return explorer_on(page.locator(".jp-OutputArea-output:visible").last)

    return show


def moving(shown):
    """Return what moves in the picture."""
    return shown.stage.locator("svg").inner_html()


def wait_until(page, is_so, what):
    for _ in range(400):
        if is_so():
            return
        page.wait_for_timeout(50)
    pytest.fail(f"after 20 s: {what}")


def wait_for_another(page, shown, before):
    wait_until(page, lambda: moving(shown) != before, "the picture is still the same")


def test_cards_are_clicked_walked_through_and_mended(page, shown_from):
    shown = shown_from(CHECKER, "checker.ipynb")
    cards = shown.root.locator(".ct-cards button")
    assert cards.count() >= 2
    assert "exact_duplicates" in cards.first.text_content()

    first = moving(shown)
    cards.last.click()
    wait_for_another(page, shown, first)
    assert "mod-active" in cards.last.get_attribute("class")

    shown.stage.focus()
    page.keyboard.press("Home")
    wait_until(page, lambda: moving(shown) == first, "Home does not show the first finding again")
    page.keyboard.press("ArrowRight")
    wait_for_another(page, shown, first)
    wait_until(
        page, lambda: "mod-active" in cards.nth(1).get_attribute("class"), "the second card is not the active one"
    )
    cards.first.focus()
    page.keyboard.press("Space")
    wait_until(page, lambda: moving(shown) == first, "a card does not answer to the keyboard")

    shown.root.get_by_text("Mend it", exact=True).click()
    wait_for_another(page, shown, first)
    texts = shown.stage.locator("svg text").all_text_contents()
    assert {"● claimed", "● honest"} <= set(texts)
    assert sum("±" in text for text in texts) == 2
    assert "claimed" in shown.sentence.text_content()
    assert "np.isin" in shown.root.locator(".ct-caption pre").last.text_content()


def test_the_quiz_is_answered_by_hand_and_then_revealed(page, shown_from):
    shown = shown_from(QUIZ, "quiz.ipynb")
    assert shown.root.locator(".ct-cards").count() == 0
    assert "target_leak_feature" not in shown.root.text_content()
    leak, column = shown.root.locator("select").all()
    leak.select_option(label="a column that holds the answer")
    column.select_option(label="Age")
    field = shown.root.locator("input[type=text]")
    field.fill("0,8")
    field.press("Enter")
    wait_until(page, lambda: "honest score: 0.800" in shown.sentence.text_content(), "the score is not said")
    shown.root.get_by_role("button", name="Check my answer").click()
    verdict = "The leak: found. The column: false alarm."
    wait_until(page, lambda: verdict in shown.sentence.text_content(), "no verdict")
    shown.root.get_by_role("button", name="Reveal").click()
    shown.root.locator(".ct-cards button").first.wait_for()
    wait_until(page, lambda: "What had happened" in shown.sentence.text_content(), "no answer")
    assert "target_leak_feature" in shown.root.locator(".ct-cards").text_content()


def test_the_dose_is_moved_by_slider_key_and_click(page, shown_from):
    shown = shown_from(DOSE, "dose.ipynb")
    value = shown.root.locator(".ct-range output")
    assert value.text_content() == "0.30"

    before = moving(shown)
    track = shown.root.locator(".ct-range input").bounding_box()
    page.mouse.click(track["x"] + 0.8 * track["width"], track["y"] + track["height"] / 2)
    wait_for_another(page, shown, before)
    assert 0.75 <= float(value.text_content()) <= 0.85

    before, dose = moving(shown), float(value.text_content())
    shown.stage.focus()
    page.keyboard.press("ArrowRight")
    wait_for_another(page, shown, before)
    wait_until(page, lambda: float(value.text_content()) == pytest.approx(dose + 0.05), "the slider does not follow")

    before = moving(shown)
    shown.click("dose", 0.5, 0.5)
    wait_for_another(page, shown, before)
    wait_until(page, lambda: value.text_content() == "0.50", "the slider does not follow a click")
    assert "row: 0.5." in shown.sentence.text_content()

    before = moving(shown)
    shown.root.locator("select").select_option(label="the same people in both sets")
    wait_for_another(page, shown, before)
    wait_until(page, lambda: value.text_content() == "6", "another leak keeps the old scale")
