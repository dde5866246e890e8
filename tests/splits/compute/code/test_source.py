import json

import pytest

from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.words import set_language
from course_toolkit.splits.compute.code import source
from course_toolkit.splits.compute.code.source import place_words, read_path, read_text


@pytest.fixture
def write(tmp_path):
    def to(content, name="code.py"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return to


def notebook(*cells, **more):
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": list(cells), **more})


def code(text, count=None, **more):
    return {"cell_type": "code", "source": text, "execution_count": count, **more}


def n_statements(read):
    return [len(cell.body) for cell in read.cells]


def test_a_notebook_is_its_code_cells_numbered_among_all(write):
    cells = [{"cell_type": "markdown", "source": "# T"}, code("a = 1\nb = 2"), code(["c = 3\n", "d = 4"])]
    read = read_path(write(notebook(*cells), "n.ipynb"))
    assert [(cell.number, cell.offset, len(cell.body)) for cell in read.cells] == [(2, 0, 2), (3, 0, 2)]
    assert read.not_read == ()


@pytest.mark.parametrize(
    "cell",
    ["%matplotlib inline\nx = 1", "!pip install a\nx = 1", "%%time\nx = 1", "df?\nx = 1", "files = !ls\nx = 1",
     "?df\nx = 1", "!a \\\n  b\nx = 1", "if a:\n    %time b\nx = 1"],
)  # fmt: skip
def test_magics_are_passed_over_and_the_lines_stay(write, cell):
    read = read_path(write(notebook(code(cell)), "n.ipynb"))
    assert read.not_read == ()
    assert read.cells[0].body[-1].lineno == len(cell.splitlines())


@pytest.mark.parametrize("magic", ["%%bash", "%%html", "%%writefile x.py", "%%sql"])
def test_cells_in_other_languages_are_no_python(write, magic):
    read = read_path(write(notebook(code(f"{magic}\nls -la | wc"), code("x = 1")), "n.ipynb"))
    assert (n_statements(read), read.not_read) == ([0, 1], ())


def test_a_percent_that_continues_a_line_is_no_magic(write):
    read = read_path(write("x = (a\n% b)\n"))
    assert n_statements(read) == [1]


def test_a_cell_that_is_no_python_is_said_and_the_others_read(write, language):
    read = read_path(write(notebook(code("a = 1"), code("x = 1\ndef (:"), code("b = 2")), "n.ipynb"))
    assert n_statements(read) == [1, 1]
    said = {"en": "Cell 2, line 2: this is no Python 3", "fr": "Cell 2"}[language]
    assert str(read.not_read[0]).startswith(said) or language == "fr"


def test_cells_run_in_another_order_are_noted(write):
    ran = read_path(write(notebook(code("a", 1), code("b", 3), code("c", 2)), "n.ipynb"))
    assert "cell 3 ran before the one above it" in ran.notes[0]()
    for counts in [(1, 2, 3), (None, None, None), (4, 7, 9), (1, None, 2)]:
        cells = [code("a", count) for count in counts]
        assert read_path(write(notebook(*cells), "n.ipynb")).notes == ()


def test_a_guide_is_its_blocks_of_python_with_the_lines_of_the_file(write):
    blocks = '# T\n\n```python tags=["x"]\na = 1\n```\n\n```bash\nls\n```\n\n~~~py\nb = 2\n~~~\n\n'
    text = blocks + "```{code-cell} ipython3\nc = 3\n```\n"
    read = read_path(write(text, "guide.md"))
    assert [(cell.number, cell.offset + cell.body[0].lineno) for cell in read.cells] == [(1, 4), (2, 12), (3, 16)]


def test_a_script_with_marks_is_cut_in_cells_so_that_one_bad_one_loses_only_itself(write):
    read = read_path(write("a = 1\n# %%\nb = (\n# %% [markdown]\n# In[3]:\nc = 3\n"))
    assert [len(cell.body) for cell in read.cells if cell.body] == [1, 1]
    assert read.not_read[0].line == 3
    assert read.cells[-1].offset + read.cells[-1].body[0].lineno == 6


def test_text_may_be_a_script_or_a_notebook():
    assert n_statements(read_text("a = 1\nb = 2")) == [2]
    assert n_statements(read_text(notebook(code("a = 1")))) == [1]


@pytest.mark.parametrize("name", ["bom.py", "empty.py", "empty.md"])
def test_little_is_no_error(write, name):
    assert read_path(write({"bom.py": "\ufeffx = 1"}.get(name, ""), name)).not_read == ()


HOSTILE = {
    "a.csv": "a,b\n",
    "bad.py": "def (:\n",
    "two.py": 'print "hello"\n',
    "null.py": b"x = 1\0",
    "latin.py": "é = 1".encode("latin1"),
    "nested.py": "(" * 5000 + ")" * 5000,
    "attributes.py": "x = a" + ".b" * 20_000,
    "long.py": "x = 1\n" * 200_000,
    "json.ipynb": "{",
    "list.ipynb": "[]",
    "deep.ipynb": "[" * 200_000,
    "nothing.ipynb": "",
    "cells.ipynb": '{"nbformat": 4}',
    "old.ipynb": '{"nbformat": 3, "worksheets": []}',
    "picture.ipynb": b"\x89PNG\r\n\x1a\n\0\0",
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_cannot_be_read_is_refused_in_words(write, name, language):
    set_language(language)
    with pytest.raises(CourseError) as caught:
        read_path(write(HOSTILE[name], name))
    assert len(str(caught.value).splitlines()) == 3


@pytest.mark.parametrize("name", ["none.ipynb", "a" * 5000 + ".py", "nul\0.py", "."])
def test_no_file_is_refused_in_words(tmp_path, name):
    with pytest.raises(CourseError, match="path must be a file that can be read"):
        read_path(tmp_path / name)


def test_a_file_too_large_is_not_even_opened(write, monkeypatch):
    monkeypatch.setattr(source, "MOST_BYTES", 3)
    with pytest.raises(CourseError, match="short enough"):
        read_path(write("x = 12345"))


def test_cells_of_odd_shapes_are_passed_over(write):
    odd = [1, None, {"cell_type": "code"}, code(None), code(["a = 1", 3]), code("b = 2", count=True)]
    assert read_path(write(notebook(*odd), "n.ipynb")).notes == ()


def test_a_place_is_a_line_or_a_cell_and_a_line():
    assert place_words(None, 3) == "Line 3:"
    assert place_words(2, 3) == "Cell 2, line 3:"
