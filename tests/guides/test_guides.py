"""Every guide keeps every rule: what nbval does not see (and `test_guide_rules.py` sees each rule fail)."""

import ast

import guide_rules as rules
import jupytext
import nbformat
import pytest
from record import reference_path

import course_toolkit as ct
from course_toolkit._core.words import LANGUAGES
from course_toolkit.exercises import lecture_cut
from course_toolkit.exercises.guides import guides, read_guide, student_notebook

GUIDES = [path for language in LANGUAGES for path in guides(language)]
JUPYTEXT = {
    "notebook_metadata_filter": "kernelspec,-jupytext",
    "cell_metadata_filter": "tags,-all",
    "hide_notebook_metadata": True,
}
#: A guide takes 5 to 15 minutes: some 180 words of prose a minute, and as long again for code and exercises.
WORDS = range(500, 1500)
#: A reference is reviewed as a diff; a guide that shows tables holds each of them twice, as text and as HTML.
REFERENCE_BYTES = 60_000


def named(path):
    return f"{path.parent.name}-{path.stem[:2]}"


each_guide = pytest.mark.parametrize("guide", GUIDES, ids=named)


@each_guide
def test_the_reference_is_in_step(guide):
    assert rules.step_faults(read_guide(guide), reference(guide)) == []


@each_guide
def test_every_cell_was_run(guide):
    assert rules.run_faults(reference(guide)) == []


@each_guide
def test_outputs_are_trimmed_and_rounded(guide):
    assert rules.output_faults(reference(guide)) == []
    assert reference_path(guide).stat().st_size < REFERENCE_BYTES


@pytest.mark.parametrize("name", [path.name for path in guides("fr")])
def test_both_languages_hold_the_same_code(name):
    one, other = (read_guide(path) for path in GUIDES if path.name == name)
    assert rules.parity_faults(one, other) == []


@each_guide
def test_code_keeps_the_style(guide):
    notebook = read_guide(guide)
    assert rules.style_faults(notebook) == []
    assert rules.opening_faults(notebook, guide.parent.name) == []
    assert rules.fence_faults(guide.read_text(encoding="utf-8")) == []


@each_guide
def test_no_solution_reaches_a_student(guide):
    assert rules.leak_faults(read_guide(guide), student_notebook(guide)) == []
    assert rules.leaning_faults(read_guide(guide)) == []


@each_guide
def test_every_exercise_has_its_solution(guide):
    all_tags = [tag for cell in rules.code_cells(read_guide(guide)) for tag in rules.tags(cell)]
    assert all_tags.count("exercise") == all_tags.count("solution")


@each_guide
def test_exercises_start_unanswered_and_their_solutions_are_right(guide):
    tagged = {tag: [] for tag in ("exercise", "solution")}
    for cell in rules.code_cells(reference(guide)):
        for tag in rules.tags(cell):
            tagged[tag].append(cell.outputs[-1].data["text/plain"][0])
    assert set(tagged["exercise"]) == {"…"}
    assert set(tagged["solution"]) == {"✓"}


@each_guide
def test_links_lead_somewhere(guide):
    assert rules.link_faults(guide.read_text(encoding="utf-8"), guide.parent) == []


def test_the_index_lists_every_guide_and_its_links_lead_somewhere(root):
    index = root / "guides" / "README.md"
    text = index.read_text(encoding="utf-8")
    assert rules.link_faults(text, index.parent) == []
    assert [guide for guide in GUIDES if f"({guide.parent.name}/{guide.name})" not in text] == []


@pytest.mark.parametrize("guide", guides("fr"), ids=named)
def test_french_is_set_as_french(guide):
    assert rules.french_faults(rules.prose(read_guide(guide))) == []


@each_guide
def test_the_round_trip_through_a_notebook_is_byte_identical(guide):
    text = guide.read_text(encoding="utf-8")
    notebook = jupytext.reads(text, fmt="md")
    notebook.metadata.setdefault("jupytext", {}).update(JUPYTEXT)
    assert jupytext.writes(notebook, fmt="md") == text


@each_guide
def test_it_takes_five_to_fifteen_minutes(guide):
    assert len(rules.prose(read_guide(guide)).split()) in WORDS


@pytest.mark.parametrize("path", [*GUIDES], ids=named)
def test_the_lectures_rows_are_those_of_the_exercise(path):
    if not path.stem.startswith("07"):
        pytest.skip("only guide 07 shows them")
    rows = {}
    for cell in rules.code_cells(read_guide(path)):
        for node in ast.parse(cell.source).body:
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                rows.setdefault(node.targets[0].id, node.value)
    assert tuple(ast.literal_eval(rows["y_true"])) == lecture_cut.Y_TRUE
    assert tuple(ast.literal_eval(rows["y_score"])) == lecture_cut.Y_SCORE


@pytest.mark.parametrize("language", LANGUAGES)
def test_guide_05_leaks_where_it_says_so(language, tmp_path):
    (path,) = [guide for guide in guides(language) if guide.stem.startswith("05")]
    as_notebook = tmp_path / "guide.ipynb"
    nbformat.write(student_notebook(path), as_notebook)
    for read in (path, as_notebook):
        found = [(one.severity, one.code) for one in ct.check_notebook(read).findings]
        assert found == [("error", "preprocessing_on_all")] * 2


def test_no_reference_is_left_without_its_guide():
    kept = {
        path for path in reference_path(GUIDES[0]).parents[1].rglob("*.ipynb") if ".ipynb_checkpoints" not in str(path)
    }
    assert kept == {reference_path(guide) for guide in GUIDES}


def reference(guide):
    return nbformat.read(reference_path(guide), as_version=4)
