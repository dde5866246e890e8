"""What the command-line tests share."""

import pytest

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

# {title}

```python tags=["exercise"]
answer = ...
```

```python tags=["solution"]
answer = 42
```
"""


@pytest.fixture
def guides(tmp_path, monkeypatch):
    """Two small guides in each language, in place of the real ones; a test may change them."""
    from course_toolkit.exercises import guides as module

    home = tmp_path / "shipped"
    for language in ("en", "fr"):
        (home / language).mkdir(parents=True)
        for name in ("01-first", "02-second"):
            (home / language / f"{name}.md").write_text(GUIDE.format(title=f"{name} {language}"), encoding="utf-8")
    monkeypatch.setattr(module, "guides", lambda language: sorted((home / language).glob("*.md")))
    return home


@pytest.fixture
def change(guides):
    """Change a guide, as an update of the toolkit would."""

    def to(title, *, language="en", name="01-first"):
        (guides / language / f"{name}.md").write_text(GUIDE.format(title=title), encoding="utf-8")

    return to


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """An empty folder, where the user works."""
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder
