"""The exported page: frames over bins, or over rows left out."""

import gzip
import json
import re
from base64 import b64decode

import pytest

import course_toolkit as ct
from course_toolkit.attributes.explore.attribute import AttributeExplorer
from course_toolkit.attributes.explore.tour import code_html

pytestmark = pytest.mark.usefixtures("_no_pixels")


@pytest.fixture
def explorer():
    return AttributeExplorer(ct.load_sante(), label="malade")


def frames_of(explorer, path):
    page = explorer.to_html(path).read_text(encoding="utf-8")
    packed = re.search(r'id="ct-frames">([^<]*)<', page)[1]
    return page, json.loads(gzip.decompress(b64decode(packed)))


def test_a_frame_for_each_number_of_bins(explorer, tmp_path):
    explorer.attribute, explorer.bins = "IMC", 7
    _page, frames = frames_of(explorer, tmp_path / "imc.html")
    assert [frame["value"] for frame in frames] == [str(n) for n in explorer.result.stops]
    assert frames[5]["overlay"] == explorer._view.overlay
    assert frames[5]["sentence"] == explorer._view.sentence


def test_what_was_asked_for_is_shown_first(explorer, tmp_path):
    explorer.attribute, explorer.bins = "IMC", 37
    page, frames = frames_of(explorer, tmp_path / "imc.html")
    start = int(re.search(r'id="ct-control"[^>]* value="(\d+)"', page)[1])
    assert frames[start]["value"] == "37"


def test_a_frame_for_each_row_left_out(explorer, tmp_path):
    explorer.attribute, explorer.against = "cholesterol", "IMC"
    _page, frames = frames_of(explorer, tmp_path / "pair.html")
    assert [frame["value"] for frame in frames] == ["0", "1", "2", "3", "4"]
    assert "r = -0.03" in frames[0]["sentence"]
    assert "Without row 4: r = 0.99" in frames[1]["sentence"]
    assert "plate" not in frames[0]
    assert frames[1]["plate"]["panes"][0]["ylim"][1] < 1000


@pytest.mark.parametrize("state", [{"attribute": "malade"}, {"attribute": "Age", "against": "malade"}])
def test_where_nothing_moves_there_is_one_frame(explorer, tmp_path, state):
    for name, value in state.items():
        setattr(explorer, name, value)
    _page, frames = frames_of(explorer, tmp_path / "one.html")
    assert len(frames) == 1


def test_code_is_escaped():
    assert code_html("frame['<b>']") == "<pre><code>frame[&#x27;&lt;b&gt;&#x27;]</code></pre>"
