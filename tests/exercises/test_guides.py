"""Guides are found, read as notebooks, and stripped for students."""

import nbformat
import pytest

from course_toolkit.exercises import guides as room
from course_toolkit.exercises.guides import guides, read_guide, student_notebook

GUIDE = """\
# Title

```python
a = 1
```

```python tags=["exercise"]
answer = ...
```

```python tags=["solution"]
answer = 42
```

The end.
"""


@pytest.fixture
def guide(tmp_path):
    path = tmp_path / "00-sample.md"
    path.write_text(GUIDE, encoding="utf-8")
    return path


def test_both_languages_have_the_same_guides_in_course_order():
    names = [path.name for path in guides("fr")]
    assert names == sorted(names)
    assert names == [path.name for path in guides("en")]


def test_an_installed_package_looks_at_its_own_guides_first(tmp_path, monkeypatch):
    for place in ("course_toolkit/guides/fr", "guides/fr"):
        (tmp_path / place).mkdir(parents=True)
    (tmp_path / "course_toolkit/guides/fr/01-installed.md").touch()
    (tmp_path / "course_toolkit/guides/fr/notes.md").touch()
    (tmp_path / "guides/fr/02-repository.md").touch()
    monkeypatch.setattr(room, "_PACKAGE", tmp_path / "course_toolkit")
    assert [path.name for path in guides("fr")] == ["01-installed.md"]


def test_an_unknown_language_is_refused():
    with pytest.raises(ValueError, match="got 'de'"):
        guides("de")


def test_a_guide_is_a_valid_notebook_with_stable_ids(guide):
    notebook = read_guide(guide)
    nbformat.validate(notebook)
    assert [cell.id for cell in notebook.cells] == ["cell-01", "cell-02", "cell-03", "cell-04", "cell-05"]
    assert read_guide(guide) == notebook


def test_a_student_gets_no_solution_and_keeps_the_exercise(guide):
    notebook = student_notebook(guide)
    assert [cell.source for cell in notebook.cells] == ["# Title", "a = 1", "answer = ...", "The end."]
    nbformat.validate(notebook)


@pytest.mark.parametrize("tag_line", ['```python tags=["solution"]', '```python tags=["other", "solution"]'])
def test_a_solution_is_known_by_its_tag(guide, tag_line):
    guide.write_text(GUIDE.replace('```python tags=["solution"]', tag_line), encoding="utf-8")
    assert "42" not in "".join(cell.source for cell in student_notebook(guide).cells)


def test_the_kernel_is_chosen_so_that_jupyterlab_asks_nothing():
    for path in [*guides("fr"), *guides("en")]:
        assert student_notebook(path).metadata.kernelspec.name == "python3"
