import nbformat
import pytest

from course_toolkit.cli.notebooks import LaidGuide, lay_guides

pytestmark = pytest.mark.usefixtures("guides")


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_guides_become_notebooks_in_course_order(desk):
    laid = lay_guides(desk / "en", "en")
    assert laid == [
        LaidGuide(desk / "en" / "01-first.ipynb", "copied"),
        LaidGuide(desk / "en" / "02-second.ipynb", "copied"),
    ]
    assert names(desk / "en") == ["01-first.ipynb", "02-second.ipynb"]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_notebook_is_valid_in_its_language_and_has_its_kernel(desk, language):
    lay_guides(desk, language)
    notebook = nbformat.read(desk / "01-first.ipynb", as_version=4)
    nbformat.validate(notebook)
    assert notebook.cells[0].source == f"# 01-first {language}"
    assert notebook.metadata.kernelspec.name == "python3"


def test_a_student_gets_no_solution(desk):
    lay_guides(desk, "en")
    text = (desk / "01-first.ipynb").read_text(encoding="utf-8")
    assert "answer = ..." in text
    assert "answer = 42" not in text


def test_a_second_time_nothing_is_written(desk):
    lay_guides(desk, "en")
    work(desk / "01-first.ipynb")
    before = {path: path.read_bytes() for path in desk.iterdir()}
    laid = lay_guides(desk, "en")
    assert [guide.done for guide in laid] == ["kept", "kept"]
    assert {path: path.read_bytes() for path in desk.iterdir()} == before


def test_a_changed_guide_is_laid_beside_the_users_work_once(desk, change):
    lay_guides(desk, "en")
    mine = work(desk / "01-first.ipynb")
    change("new")
    first, second = lay_guides(desk, "en")
    assert first == LaidGuide(desk / "01-first.ipynb", "renewed", desk / "01-first-2.ipynb")
    assert second.done == "kept"
    assert (desk / "01-first.ipynb").read_bytes() == mine
    assert "# new" in (desk / "01-first-2.ipynb").read_text(encoding="utf-8")

    assert [guide.done for guide in lay_guides(desk, "en")] == ["kept", "kept"]
    assert names(desk) == ["01-first-2.ipynb", "01-first.ipynb", "02-second.ipynb"]


def test_each_change_gets_a_name_of_its_own(desk, change):
    for title in ("one", "two", "three"):
        change(title)
        lay_guides(desk, "en")
    assert names(desk) == ["01-first-2.ipynb", "01-first-3.ipynb", "01-first.ipynb", "02-second.ipynb"]
    assert "# three" in (desk / "01-first-3.ipynb").read_text(encoding="utf-8")


@pytest.mark.parametrize("content", ["", "not json", "[]", '{"metadata": null}', '{"metadata": {}}'])
def test_a_file_of_the_users_own_is_kept_whatever_it_holds(desk, content):
    (desk / "01-first.ipynb").write_text(content, encoding="utf-8")
    first, _ = lay_guides(desk, "en")
    assert first.newer == desk / "01-first-2.ipynb"
    assert (desk / "01-first.ipynb").read_text(encoding="utf-8") == content


def test_a_guide_whose_name_begins_like_another_is_no_copy_of_it(desk, guides):
    (guides / "en" / "01-first-steps.md").write_text("# Steps\n", encoding="utf-8")
    assert [guide.done for guide in lay_guides(desk, "en")] == ["copied"] * 3


def work(notebook):
    """Answer in the notebook as JupyterLab would save it; return its bytes."""
    content = nbformat.read(notebook, as_version=4)
    content.cells[1].source = "answer = 7"
    content.cells[1].outputs = [nbformat.v4.new_output("stream", text="seven\n")]
    nbformat.write(content, notebook)
    return notebook.read_bytes()
