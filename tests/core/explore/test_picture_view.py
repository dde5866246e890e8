"""The picture widget: what it is told, what it tells, and the two files that the page loads."""

import json
import re
import shutil
import subprocess
from base64 import b64encode

import pytest

from course_toolkit._core.draw.svg import ANCHOR_CLASSES
from course_toolkit._core.explore.picture_view import SCRIPT, STYLE, PictureView, plate_state


@pytest.fixture
def keys_of():
    def listen(view):
        keys = []
        view.on_key(lambda key, shift: keys.append((key, shift)))
        return keys

    return listen


def test_keys_arrive_one_by_one(page_of, keys_of):
    view = PictureView()
    page, keys = page_of(view), keys_of(view)
    page.press("ArrowRight")
    page.press("ArrowRight", shift=True)
    page.send(key="Home")
    assert keys == [("ArrowRight", False), ("ArrowRight", True), ("Home", False)]


def test_other_messages_are_no_keys(page_of, keys_of):
    view = PictureView()
    page, keys = page_of(view), keys_of(view)
    page.send(kind="anywidget-command")
    assert keys == []


def test_the_pointer_is_not_told_back_what_it_said(page_of):
    view = PictureView()
    page = page_of(view)
    page.say(pointer={"pane": "roc", "x": 0.5, "y": 0.5, "sequence": 1})
    page.say(dark=True)
    assert view.pointer["x"] == 0.5
    assert view.dark
    assert page.told == []


def test_the_same_point_again_is_a_new_event(page_of):
    view = PictureView()
    page, seen = page_of(view), []
    view.observe(lambda change: seen.append(change.new["sequence"]), "pointer")
    for sequence in (1, 2):
        page.say(pointer={"pane": "roc", "x": 0.5, "y": 0.5, "sequence": sequence})
    assert seen == [1, 2]


def test_a_plate_as_the_page_reads_it(dial):
    plate = dial._make_picture(dial._theme()).plate
    state = plate_state(plate, label="what it is", lecture=True)
    assert state.pop("png") == plate.png
    read = json.loads(json.dumps(state, allow_nan=False))
    assert (read["width"], read["height"], read["label"], read["lecture"]) == (200, 100, "what it is", True)
    assert read["panes"] == [
        {"name": "dial", "left": 20, "top": pytest.approx(10), "width": 160, "height": pytest.approx(80),
         "xlim": [0, 10], "ylim": [0, 1], "events": "drag"}
    ]  # fmt: skip


@pytest.mark.parametrize("file", [SCRIPT, STYLE])
def test_the_page_asks_nothing_of_the_network(file):
    text = file.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")  # a name, not an address
    assert not re.search(r"https?:|//\w+\.|@import|\bfetch\(|XMLHttpRequest|\bimport\(|url\(", text)


def test_every_class_of_the_svg_has_its_style():
    style = STYLE.read_text(encoding="utf-8")
    anchors = dict(re.findall(r"text\.(\w) \{ text-anchor: (\w+); \}", style))
    assert anchors == {name: anchor for anchor, name in ANCHOR_CLASSES.items() if name}
    assert "text.b { font-weight: bold; }" in style


def test_every_class_of_the_page_has_its_style():
    style, script = (file.read_text(encoding="utf-8") for file in (STYLE, SCRIPT))
    used = set(re.findall(r'"(ct-[a-z-]+)"', script))
    assert used
    assert {name for name in used if f".{name}" not in style} == set()


@pytest.mark.skipif(shutil.which("node") is None, reason="no node found: the browser tests read the script too")
def test_the_script_is_a_module_with_a_render():
    check = "import(process.argv[1]).then((m) => { if (typeof m.default.render !== 'function') process.exit(1) })"
    url = "data:text/javascript;base64," + b64encode(SCRIPT.read_bytes()).decode("ascii")
    subprocess.run(["node", "--input-type=module", "-e", check, url], check=True, timeout=60)


def test_every_trait_that_is_sent_is_watched_by_the_page():
    script = SCRIPT.read_text(encoding="utf-8")
    watched = set(re.search(r"const watched = \{(.*)\}", script)[1].replace(":", " ").replace(",", " ").split())
    for name in ("plate", "overlay", "sentence", "caption", "error"):
        assert name in watched
