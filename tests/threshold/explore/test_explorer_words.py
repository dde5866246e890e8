"""What an explorer says in every state, in both languages, live and where no kernel runs."""

import re
import subprocess
import sys
from base64 import b64decode
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

import course_toolkit as ct
from course_toolkit.threshold.compute import OUTCOMES
from course_toolkit.threshold.explore.steering import CRITERION_NAMES

Y_TRUE = [0, 0, 0, 1, 1, 1, 1, 1, 0]
Y_SCORE = [0.4, 0.35, 0.3, 0.9, 0.85, 0.7, 0.6, 0.55, 0.75]
ENGLISH = set("the of is are and called missed rightly wrongly rows row while".split())  # noqa: SIM905
HOSTILE = ["<script>alert(1)</script>", 'it\'s "q" & {}', "", "$x$", "x" * 5000]


def state(explorer):
    return dict(explorer.trait_values()), explorer.result


def control(explorer, words):
    return next(control for control in explorer._controls if control.widget.description == words)


# Words --------------------------------------------------------------------------------------------------------

STATES = {
    "at first": {}, "nobody positive": {"threshold": 2}, "everybody positive": {"threshold": -2},
    "nothing missed": {"threshold": 0.001}, "another model": {"model": "forest"}, "another class": {"pos_label": "a"},
    "lecture mode": {"lecture": True}, "costs": {"cost_fp": 0.25, "cost_fn": 1000.0},
    **{f"criterion {name}": {"target": 0.4, "criterion": name} for name in CRITERION_NAMES},
    **{f"scale {name}": {"scale": name} for name in ("score", "rank", "recall", "fpr")},
    **{f"cell {name}": {"selected_cell": name, "threshold": 0.3} for name in OUTCOMES},
    **{f"cell {name}, nobody positive": {"selected_cell": name, "threshold": 2.0} for name in OUTCOMES},
}  # fmt: skip


@pytest.mark.parametrize("changes", STATES.values(), ids=STATES)
def test_every_state_has_its_words(rich, language, changes):
    ct.set_language(language)
    for trait, value in changes.items():
        setattr(rich, trait, value)
    view = rich._view
    assert view.sentence
    assert view.plate["label"].count("\n") == 1
    for text in (view.sentence, re.sub(r"<table.*</table>|<[^>]*>", " ", view.caption, flags=re.DOTALL),
                 view.plate["label"], repr(rich)):  # fmt: skip
        assert text.strip()
        assert "{" not in text
        assert "nan" not in text.lower()
        if language == "fr":
            assert not set(re.findall(r"[\w’]+", text.lower())) & ENGLISH, text


def test_the_words_follow_the_numbers(lecture, language):
    ct.set_language(language)
    lecture.threshold = 0.9
    expected = {
        "en": "At threshold 0.900, 1 of 9 cases is called “1”: 1 rightly, 0 wrongly (precision 100%).",
        "fr": "Au seuil 0,900, 1 cas sur 9 est déclaré «\u202f1\u202f»\u202f: 1 à raison, 0 à tort",
    }[language]
    assert lecture._view.sentence.startswith(expected)
    assert expected in repr(lecture)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_imbalance_is_said_and_the_right_curve_comes_first(language):
    ct.set_language(language)
    rng = np.random.default_rng(0)
    y_true = np.arange(200) % 20 == 0
    explorer = ct.ThresholdExplorer.from_predictions(y_true, rng.random(200) / 2 + y_true / 4)
    assert {"en": "Imbalanced classes", "fr": "Classes déséquilibrées"}[language] in explorer._view.sentence
    left = {pane["name"]: pane["left"] for pane in explorer._view.plate["panes"]}
    assert left["precision_recall"] < left["roc"]


def test_a_live_explorer_follows_the_language(rich):
    ct.set_language("fr")
    assert rich._view.sentence.startswith("Au seuil")
    assert "explorateur" in rich._view.plate["label"].lower()
    assert control(rich, "Mode amphi")
    french = rich._view.plate
    ct.set_language("en")
    assert rich._view.sentence.startswith("At threshold")
    assert rich._view.plate != french


def test_the_language_changes_no_state(rich):
    rich.criterion, rich.selected_cell, rich.scale = "youden", "fp", "rank"
    before = state(rich)
    ct.set_language("fr")
    assert state(rich) == before
    assert rich.criterion == "youden"


@pytest.mark.parametrize("label", HOSTILE)
def test_a_class_and_a_model_of_any_name(label, read_html):
    y_true = np.array([label, "other"] * 5, dtype=object)
    names = {label: np.linspace(0.1, 0.9, 10), "b": np.linspace(0.9, 0.1, 10)}
    explorer = ct.ThresholdExplorer.from_predictions(y_true, names, pos_label=label)
    explorer.selected_cell = "tp"
    assert label in explorer._view.sentence
    assert label in explorer.choices_of("model")
    page = read_html(explorer._view.overlay + explorer._view.caption)
    assert not {"script", "img"} & set(page.tags)
    explorer.model = "b"
    explorer.model = label
    assert explorer.model == control(explorer, "Model").read() == label


# Where no kernel runs -----------------------------------------------------------------------------------------


@pytest.mark.usefixtures("pixels")
def test_a_notebook_gets_a_live_view_a_picture_and_words():
    explorer = ct.ThresholdExplorer.from_predictions(Y_TRUE, Y_SCORE)
    data, metadata = explorer._repr_mimebundle_()
    assert data["text/plain"].splitlines()[0] == "ThresholdExplorer · scores"
    assert data["application/vnd.jupyter.widget-view+json"]["model_id"] == explorer.widget.model_id
    image = Image.open(BytesIO(b64decode(data["image/png"])))
    assert image.width >= 1080
    assert metadata["image/png"]["alt"] == explorer._view.sentence


def test_the_fingerprint_tells_the_numbers_of_the_lecture(lecture):
    lecture.threshold = 0.9
    text = repr(lecture)
    for part in ("TN 4", "FP 0", "FN 4", "TP 1", "AUC 0.850", "AP 0.877"):
        assert part in text


def test_a_figure_of_the_state_shown(lecture):
    lecture.threshold = 0.9
    texts = {text.get_text() for ax in lecture.figure().axes for text in ax.texts}
    assert {"80% of row", "20% of row"} <= texts
    lecture.threshold = 0.3
    texts = {text.get_text() for ax in lecture.figure().axes for text in ax.texts}
    assert "80% of row" not in texts


def test_dark_pages_have_dark_plates_and_files_are_white(lecture, page_of):
    light = lecture._view.plate
    page_of(lecture._view).say(dark=True)
    assert lecture._view.plate["png"] != light["png"]
    assert lecture.figure().get_facecolor() == (1, 1, 1, 1)
    page_of(lecture._view).say(dark=False)
    assert lecture._view.plate == light


def test_lecture_mode_has_a_plate_of_its_own(lecture):
    plain = lecture._view.plate
    lecture.lecture = True
    assert (lecture._view.plate["width"], lecture._view.plate["lecture"]) == (1320, True)
    lecture.lecture = False
    assert lecture._view.plate == plain


def test_an_explorer_never_loads_pyplot(tmp_path):
    code = (
        "import sys, course_toolkit as ct\n"
        "e = ct.ThresholdExplorer.from_predictions([0, 1, 0, 1], [.1, .4, .35, .8])\n"
        "e.threshold = 0.3; e.lecture = True; e.selected_cell = 'tp'; e._repr_mimebundle_(); e.figure()\n"
        "e.to_html(sys.argv[1])\n"
        "print('matplotlib.pyplot' in sys.modules, 'matplotlib.figure' in sys.modules)"
    )
    command = [sys.executable, "-W", "error", "-c", code, str(tmp_path / "out.html")]
    told = subprocess.run(command, check=False, capture_output=True, text=True, timeout=120)
    assert told.stderr == ""
    assert told.stdout.split() == ["False", "True"]
