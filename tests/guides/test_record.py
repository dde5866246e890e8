"""Recording trims what changes from run to run, and gives the same bytes twice."""

import nbformat
import record
from nbformat.v4 import new_code_cell, new_notebook, new_output

GUIDE = """\
<!--

---
jupyter:
  kernelspec:
    display_name: Python 3
    language: python
    name: python3
---

-->

# Sample

```python
from datetime import datetime

from IPython.display import Image, display
from course_toolkit._core.compute import progress

progress.SILENT_SECONDS = 0
print(list(progress.progress("one")), flush=True)
print(datetime.now().isoformat() + "Z", flush=True)
display({"image/png": "aGVsbG8=", "text/plain": "a picture"}, raw=True)
```

```python tags=["raises-exception"]
1 / 0
```
"""


def test_recording_twice_gives_the_same_bytes(tmp_path, monkeypatch):
    guide = tmp_path / "fr" / "00-sample.md"
    (tmp_path / "reference" / "fr").mkdir(parents=True)
    guide.parent.mkdir()
    guide.write_text(GUIDE, encoding="utf-8")
    monkeypatch.setattr(record, "REFERENCES", tmp_path / "reference")
    first, second = record.record(guide), record.record(guide)
    assert first == second
    cells = nbformat.reads(first, as_version=4).cells
    assert [cell.get("execution_count") for cell in cells] == [None, 1, 2]
    opening, picture = cells[1].outputs  # no bar
    assert opening.text == f"['o', 'n', 'e']\n{record.SOME_TIME}\n"
    assert picture.data == {"text/plain": "a picture"}
    assert cells[2].outputs[0].traceback == []


def test_what_changes_from_run_to_run_is_trimmed():
    data = {
        "image/png": "…",
        "image/svg+xml": "<svg/>",
        "application/vnd.jupyter.widget-view+json": {"model_id": "0123"},
        "text/plain": "the numbers",
        "text/html": "<b>the numbers</b>",
    }
    output = new_output("display_data", data=data, metadata={"image/png": {"width": 10}})
    cell = new_code_cell("a", outputs=[output], metadata={"execution": {"iopub.busy": "now"}, "tags": ["exercise"]})
    metadata = {
        "kernelspec": {"name": "python3", "display_name": "Python 3"},
        "widgets": {"state": {}},
        "language_info": {"name": "python", "version": "3.11"},
    }
    trimmed = record.trim(new_notebook(cells=[cell], metadata=metadata))
    assert set(trimmed.cells[0].outputs[0].data) == {"text/plain", "text/html"}
    assert trimmed.cells[0].outputs[0].metadata == {}
    assert trimmed.cells[0].metadata == {"tags": ["exercise"]}
    assert set(trimmed.metadata) == {"kernelspec"}


def test_a_temporary_folder_has_no_name_of_its_own(root):
    from nbval.plugin import get_sanitize_patterns

    told = 'pd.read_csv("/tmp/tmpa1_b2c3d/sante.csv")'
    shown = "<code>pd.read_csv(&quot;C:\\Temp\\tmpzzzzzzzz\\sante.csv&quot;)</code>"
    data = {"text/plain": told, "text/html": shown, "application/json": {"a": 1}}
    cell = new_code_cell("a", outputs=[new_output("stream", text=told), new_output("display_data", data=data)])
    kernelspec = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    stream, display = record.trim(new_notebook(cells=[cell], metadata=kernelspec)).cells[0].outputs
    assert stream.text == display.data["text/plain"] == f'pd.read_csv("{record.SOME_FOLDER}/sante.csv")'
    assert display.data["text/html"] == f"<code>pd.read_csv(&quot;{record.SOME_FOLDER}\\sante.csv&quot;)</code>"
    assert display.data["application/json"] == {"a": 1}
    # Both sides of the comparison are sanitized: what was recorded, and what another run says.
    patterns = get_sanitize_patterns((root / "tests" / "reference" / "sanitize.cfg").read_text(encoding="ascii"))
    assert [record.FOLDER.pattern, "SOME_FOLDER"] in [list(pair) for pair in dict(patterns).items()]


def test_the_sanitize_file_is_ascii_and_means_what_it_says(root):
    from nbval.plugin import get_sanitize_patterns

    text = (root / "tests" / "reference" / "sanitize.cfg").read_bytes().decode("ascii")
    patterns = dict(get_sanitize_patterns(text))
    assert len(patterns) == 4
    assert any("ipykernel" in pattern for pattern in patterns)
