"""The export: one file, offline, with the counts of scikit-learn in each of its frames."""

import gzip
import json
import math
import re
from base64 import b64decode

import numpy as np
import pytest
from sklearn.metrics import confusion_matrix

import course_toolkit as ct

Y_TRUE = [0, 0, 0, 1, 1, 1, 1, 1, 0]
Y_SCORE = [0.4, 0.35, 0.3, 0.9, 0.85, 0.7, 0.6, 0.55, 0.75]
ABOVE_ALL = math.nextafter(0.9, math.inf)
HOSTILE = ["</script><script>alert(1)</script>", "@sentence@ & {}", "<!--<script>", 'it\'s "q" ≥ 漢']


def parse_json(text):
    def refuse(constant):
        pytest.fail(f"{constant} is no JSON")

    return json.loads(text, parse_constant=refuse)


def part(page, element):
    return re.search(rf'<script type="[^"]*" id="{element}">(.*?)</script>', page, re.DOTALL)[1]


def frames_of(page):
    return parse_json(gzip.decompress(b64decode(part(page, "ct-frames"))))


def counts_of(frame):
    """Return tn, fp, fn, tp: of all the texts of an overlay only the four counts are bare numbers."""
    texts = re.findall(r"<text [^>]*>([^<]*)</text>", frame["overlay"])
    return tuple(
        int(text.replace(",", "").replace("\u202f", "")) for text in texts if re.fullmatch(r"[\d,\u202f]+", text)
    )


def written(explorer, tmp_path):
    return explorer.to_html(tmp_path / "explorer.html").read_text(encoding="utf-8")


def test_each_frame_holds_the_counts_of_scikit_learn(lecture, tmp_path):
    lecture.threshold = 0.72
    frames = frames_of(written(lecture, tmp_path))
    thresholds = sorted([*Y_SCORE, ABOVE_ALL, 0.72])
    assert len(frames) == len(thresholds)
    for frame, threshold in zip(frames, thresholds, strict=True):
        called = np.array(Y_SCORE) >= threshold
        assert counts_of(frame) == tuple(confusion_matrix(Y_TRUE, called).ravel().tolist())
        assert frame["anchors"]["histogram"] == frame["anchors"]["metrics"] == [threshold, None]


def test_ten_thousand_samples_fit_in_a_small_file(pixels, tmp_path):
    del pixels
    rng = np.random.default_rng(0)
    y_true = (rng.random(10_000) < 0.3).astype(int)
    y_score = 1 / (1 + np.exp(-rng.normal(size=10_000) - 1.5 * y_true + 1))
    explorer = ct.ThresholdExplorer.from_predictions(y_true, y_score)
    page = written(explorer, tmp_path)
    assert len(page.encode()) <= 200_000
    frames = frames_of(page)
    assert 100 <= len(frames) <= 200
    for frame in frames:
        called = y_score >= frame["anchors"]["histogram"][0]
        assert counts_of(frame) == tuple(confusion_matrix(y_true, called).ravel().tolist())
    assert counts_of(frames[0])[:1] == (0,)
    assert counts_of(frames[-1])[3] == 0


def test_the_file_opens_at_the_state_it_was_written_at(lecture, tmp_path):
    for threshold in (0.9, 0.123, -4.0, 7.0):
        lecture.threshold = threshold
        page = written(lecture, tmp_path)
        start = int(re.search(r'id="ct-control"[^>]* value="(\d+)"', page)[1])
        frame = frames_of(page)[start]
        assert frame["anchors"]["histogram"][0] == threshold
        assert frame["overlay"] == lecture._view.overlay
        assert frame["sentence"] == lecture._view.sentence


def test_frames_are_in_the_order_of_the_slider(rich, tmp_path):
    frames = frames_of(written(rich, tmp_path))
    thresholds = [frame["anchors"]["histogram"][0] for frame in frames]
    assert thresholds == sorted(set(thresholds))


def test_the_file_speaks_the_language(lecture, language, tmp_path):
    page = written(lecture, tmp_path)
    assert f'<html lang="{language}">' in page
    frames = frames_of(page)
    opening = {"en": "At threshold", "fr": "Au seuil"}[language]
    assert all(frame["sentence"].startswith(opening) for frame in frames)
    assert {"en": "Threshold explorer", "fr": "Explorateur"}[language].lower() in page.lower()
    assert "0,300" in [frame["value"] for frame in frames] or language == "en"


def test_the_state_is_in_the_file(rich, tmp_path):
    rich.model, rich.pos_label, rich.cost_fn, rich.selected_cell = "forest", "a", 7.0, "fn"
    frames = frames_of(written(rich, tmp_path))
    assert "“a”" in frames[0]["sentence"]
    assert "×7" in frames[0]["caption"]
    assert all("<rect" in frame["overlay"] for frame in frames)


def test_writing_changes_nothing(lecture, tmp_path):
    before = dict(lecture.trait_values()), lecture.result, lecture._view.plate
    written(lecture, tmp_path)
    assert (dict(lecture.trait_values()), lecture.result, lecture._view.plate) == before


@pytest.mark.parametrize("path", ["missing/explorer.html", "."])
def test_a_path_that_cannot_be_written_is_said_in_words(lecture, tmp_path, path, language):
    with pytest.raises(ct.CourseError, match={"en": "cannot be written", "fr": "ne peut pas être écrit"}[language]):
        lecture.to_html(tmp_path / path)


def test_nothing_is_asked_of_the_network(pixels, tmp_path):
    del pixels
    page = written(ct.ThresholdExplorer.from_predictions(Y_TRUE, Y_SCORE), tmp_path)
    addresses = re.findall(r"(?:https?:)?//[\w.-]+\.\w+[^\s\"']*", re.sub(r"base64,[^\"]*", "", page))
    assert set(addresses) <= {"http://www.w3.org/2000/svg"}  # a name, not an address
    assert not re.search(r"<link|<iframe|@import|\bfetch\(|XMLHttpRequest|\bimport\(", page)


@pytest.mark.parametrize("label", HOSTILE)
def test_names_from_data_stay_text(label, tmp_path, read_html):
    y_true = np.array(["other", label] * 5, dtype=object)
    explorer = ct.ThresholdExplorer.from_predictions(y_true, {label: np.linspace(0.1, 0.9, 10)}, pos_label=label)
    page = written(explorer, tmp_path)
    skeleton = re.sub(r"<script.*?</script>", "<script></script>", page, flags=re.DOTALL)
    assert skeleton.count("<script") == 3
    body = read_html(re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL))
    assert explorer._view.sentence in body.text
    assert explorer._view.sentence in [attributes.get("alt") for attributes in body.attributes]
    assert not any(name.startswith("on") for attributes in body.attributes for name in attributes)
    assert all(label in frame["sentence"] for frame in frames_of(page))
