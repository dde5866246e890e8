"""Plates drawn without pixels, for explorers that many tests steer."""

import hashlib

import pytest

from course_toolkit._core.draw import picture
from course_toolkit._core.words import language as language_module


def digest_of(figure, _dpi, **_box):
    """Return, in place of a figure's pixels, a digest of what it shows."""
    shown = [(ax.get_title("left"), ax.get_xlim(), ax.get_ylim()) for ax in figure.axes]
    shown += [text.get_text() for ax in figure.axes for text in ax.texts]
    shown += [line.get_xydata().tobytes() for ax in figure.axes for line in ax.get_lines()]
    shown += [patch.get_path().vertices.tobytes() for ax in figure.axes for patch in ax.patches]
    shown += [points.get_offsets().tobytes() for ax in figure.axes for points in ax.collections]
    return b"PNG" + hashlib.sha256(repr((figure.get_size_inches().tolist(), shown)).encode()).digest()


@pytest.fixture
def _no_pixels(monkeypatch):
    """Spare a test the pixels, which take most of the time, and the explorers of earlier ones."""
    monkeypatch.setattr(picture, "_png", digest_of)
    monkeypatch.setattr(language_module, "_listeners", [])
