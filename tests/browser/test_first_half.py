"""The explorers of the first half in one JupyterLab: read, decide, compare and clean, by mouse and by keyboard."""

import nbformat
import pytest

NOTEBOOK = "first_half.ipynb"
OPENING = """
import course_toolkit as ct

ct.set_language("en")
sante = ct.load_sante()
hostile = "<img src=x onerror=window.ran=1>"
"""
#: A cell for each explorer, all in one session: a browser takes longer to start than to click.
CELLS = {
    "audit": """
named = sante.rename(columns={"Age": hostile})
named["<script>window.ran=1</script>"] = [hostile, " " + hostile, *["calm"] * 8]
audited = ct.AuditExplorer(named, label="malade", ranges={hostile: (0, 110)})
audited.selected = [finding.code for finding in audited.findings].index("out_of_range")
audited
""",
    "attribute": "ct.AttributeExplorer(ct.make_sante(300, random_state=0).frame, label='malade')",
    "hostile": """
named["copy"] = named[hostile] * 2
ct.CorrelationExplorer(named, label="<script>window.ran=1</script>")
""",
    "correlation": "ct.CorrelationExplorer(ct.load_wine(), label='target')",
    "cleaning": """
cleaning = ct.Cleaning(named).drop_columns(hostile, reason=hostile).drop_rows([9], reason="nobody lives 120 years")
ct.CleaningExplorer(cleaning)
""",
    "scaling": """
split = ct.split(ct.make_sante(300, random_state=0).frame.drop(columns="ID"), label="malade", random_state=0)
ct.ScalingExplorer(split.train, split.validation)
""",
}


@pytest.fixture(scope="module")
def run_page(browser, lab):
    """A page on which every explorer has been run; what it complains of is gathered."""
    cells = [nbformat.v4.new_code_cell(code, id=name) for name, code in {"opening": OPENING, **CELLS}.items()]
    notebook = nbformat.v4.new_notebook(cells=cells)
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(notebook, lab.folder / NOTEBOOK)
    context = browser.new_context(viewport={"width": 1500, "height": 1100})
    page, page_complaints = context.new_page(), []
    page.complaints = page_complaints
    page.on("pageerror", lambda error: page_complaints.append(str(error)))
    page.on("console", lambda message: message.type == "error" and page_complaints.append(message.text))
    lab.open(page, NOTEBOOK)
    lab.run_all(page)
    # What a hand does waits behind the cells that still run.
    page.locator(".jp-NotebookPanel:visible .jp-Notebook-ExecutionIndicator[data-status=idle]").wait_for(timeout=90_000)
    yield page
    context.close()


@pytest.fixture
def page(run_page):
    """The same page for all: nothing of the tables may run on it, nothing may go wrong behind it."""
    yield run_page
    assert run_page.evaluate("window.ran") is None
    assert run_page.complaints == []


@pytest.fixture
def shown_by(page, explorer_on):
    """Return a function that finds an explorer by the name of its cell."""

    def find(name):
        cell = page.locator(".jp-CodeCell").nth(1 + list(CELLS).index(name))
        cell.scroll_into_view_if_needed()
        shown = explorer_on(cell.locator(".jp-OutputArea").first)
        shown.stage.scroll_into_view_if_needed()
        return shown

    return find


def wait_until(page, is_so, what):
    for _ in range(400):
        if is_so():
            return
        page.wait_for_timeout(25)
    pytest.fail(f"after 10 s: {what}")


def wait_for_words(page, place, words):
    wait_until(page, lambda: words in place.text_content(), f"no {words!r} in {place.text_content()!r}")


def plate(shown):
    return shown.stage.locator("img").get_attribute("src")


def marks(shown):
    return shown.stage.locator("svg").inner_html()


def test_a_suspicion_is_decided_with_a_reason_and_the_script_says_so(page, shown_by):
    shown = shown_by("audit")
    menu, page_menu = shown.root.locator("select").all()
    first = plate(shown)
    wait_for_words(page, shown.sentence, "120")

    shown.root.locator(".ct-cards button", has_text="set missing").first.click()
    wait_for_words(page, shown.sentence, "Why?")
    reason = shown.root.locator("input[type=text]")
    reason.fill("nobody is <b>that</b> old")
    reason.press("Enter")
    wait_for_words(page, shown.sentence, "nobody is <b>that</b> old")
    assert "✓" in menu.locator("option:checked").text_content()

    shown.root.get_by_role("button", name="▶").click()
    wait_until(page, lambda: plate(shown) != first, "the next suspicion has no picture of its own")
    wait_until(page, lambda: reason.input_value() == "", "the reason stays when the suspicion has changed")
    assert "mod-active" in shown.root.locator(".ct-cards button").first.get_attribute("class")

    page_menu.select_option(label="the cleaning script")
    script = shown.root.locator(".ct-caption pre")
    wait_for_words(page, script, "set missing – nobody is <b>that</b> old")
    assert "110" in script.text_content()

    shown.root.get_by_label("Lecture mode").check()
    size = "[...document.querySelectorAll('.ct-lecture .ct-caption pre code')].map(e => getComputedStyle(e).fontSize)"
    wait_until(page, lambda: page.evaluate(size) == ["18.4875px"], "the script is too small for a lecture")
    shown.root.get_by_label("Lecture mode").uncheck()
    page_menu.select_option(label="the questions to the expert")
    wait_until(page, lambda: script.count() == 0, "the script stays")

    shown.stage.focus()
    page.keyboard.press("ArrowLeft")
    wait_until(page, lambda: reason.input_value() == "nobody is <b>that</b> old", "the arrow does not lead back")
    wait_for_words(page, shown.sentence, "120")


def test_bins_are_moved_by_slider_and_key(page, shown_by):
    shown = shown_by("attribute")
    shown.root.locator("select").first.select_option(label="Age")
    wait_for_words(page, shown.sentence, "Age:")
    value = shown.root.locator(".ct-range output")

    before, sentence = marks(shown), shown.sentence.text_content()
    track = shown.root.locator(".ct-range input").bounding_box()
    page.mouse.click(track["x"] + 0.05 * track["width"], track["y"] + track["height"] / 2)
    wait_until(page, lambda: marks(shown) != before, "the bars are still the same")
    wait_for_words(page, shown.sentence, "too few to see the shape")
    assert shown.sentence.text_content() != sentence

    few = int(value.text_content().split()[0])
    shown.stage.focus()
    page.keyboard.press("ArrowRight")
    wait_until(page, lambda: int(value.text_content().split()[0]) > few, "the arrow adds no bin")

    shown.root.locator("select").nth(1).select_option(label="cholesterol")
    wait_for_words(page, shown.sentence, "(Pearson)")
    every = shown.sentence.text_content()
    shown.root.get_by_role("button", name="Leave out the row that changes r most").click()
    wait_until(page, lambda: shown.sentence.text_content() != every, "no row is left out")
    shown.root.get_by_role("button", name="All rows back").click()
    wait_until(page, lambda: shown.sentence.text_content() == every, "the row does not come back")


def test_a_click_on_a_cell_shows_its_pair(page, shown_by):
    shown = shown_by("correlation")
    assert "total_phenols and flavanoids" in shown.sentence.text_content()
    pair = plate(shown)
    shown.click("matrix", 0.5 / 13, 1.5 / 13)  # the second row, the first column
    wait_for_words(page, shown.sentence, "ash and alcalinity_of_ash")
    assert plate(shown) != pair

    shown.stage.focus()
    page.keyboard.press("ArrowDown")
    wait_for_words(page, shown.sentence, "ash and nonflavanoid_phenols")
    page.keyboard.press("Home")
    wait_for_words(page, shown.sentence, "total_phenols and flavanoids")

    track = shown.root.locator(".ct-range input").bounding_box()
    page.mouse.click(track["x"] + 0.5 * track["width"], track["y"] + track["height"] / 2)
    wait_for_words(page, shown.sentence, "At threshold 0.50,")
    assert shown.root.locator(".ct-caption table").count() > 1


def test_names_and_values_of_a_hostile_table_are_only_words(page, shown_by):
    shown = shown_by("hostile")
    assert "onerror" in shown.root.text_content()
    shown.stage.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    page.wait_for_timeout(200)
    assert shown.root.locator("img:not(.ct-stage img)").count() == 0


def test_a_cleaning_is_stepped_through_and_undone(page, shown_by):
    shown = shown_by("cleaning")
    cards = shown.root.locator(".ct-cards button")
    assert cards.count() == 3
    cards.nth(1).click()
    wait_for_words(page, shown.sentence, "onerror")
    shown.stage.focus()
    page.keyboard.press("ArrowRight")
    wait_for_words(page, shown.sentence, "nobody lives 120 years")
    wait_until(page, lambda: "mod-active" in cards.nth(2).get_attribute("class"), "its card is not the active one")

    shown.root.get_by_role("button", name="Undo the last step").click()
    wait_until(page, lambda: cards.count() == 2, "the step is still there")
    shown.root.get_by_role("button", name="Take it again").click()
    wait_until(page, lambda: cards.count() == 3, "the step does not come back")


def test_scalings_are_switched_and_a_wrong_row_is_refused_in_words(page, shown_by):
    shown = shown_by("scaling")
    _column, scaling, fitted_on, _other = shown.root.locator("select").all()
    with_outliers = shown.root.get_by_label("With the outliers")
    before = marks(shown)
    with_outliers.uncheck()
    wait_until(page, lambda: marks(shown) != before, "the picture is the same without the outliers")
    with_outliers.check()
    wait_until(page, lambda: marks(shown) == before, "the outliers do not come back")

    fitted_on.select_option(index=1)
    wait_until(page, lambda: marks(shown) != before, "the leak is not drawn")
    leak = marks(shown)
    scaling.select_option(label="StandardScaler")
    wait_until(page, lambda: marks(shown) != leak, "no scaling is pointed at")
    shown.stage.focus()
    page.keyboard.press("ArrowRight")
    wait_until(page, lambda: "Robust" in scaling.locator("option:checked").text_content(), "no next scaling")

    field = shown.root.locator("input[type=text]")
    field.fill("<b>nobody</b>")
    field.press("Enter")
    error = shown.root.locator(".ct-error")
    wait_for_words(page, error, "<b>nobody</b>")
    wait_until(page, lambda: field.input_value() == "", "the refused row stays in its field")
