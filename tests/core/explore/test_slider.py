"""The slider reports what a hand does, and nothing that Python did."""

import re
import shutil
import subprocess
from base64 import b64encode

import pytest

from course_toolkit._core.explore.slider import HERE, Slider

SCRIPT, STYLE = HERE / "slider.js", HERE / "slider.css"

#: A page small enough to be read here: elements with listeners, and a model that notes what it is told.
PAGE = """
class Element {
  constructor() { this.children = []; this.listeners = {}; this.classList = { add: () => {} }; }
  append(...nodes) { this.children.push(...nodes); }
  get firstChild() { return this.children[0]; }
  setAttribute(name, value) { this[name] = value; }
  addEventListener(name, listener) { this.listeners[name] = listener; }
}
globalThis.document = { createElement: () => new Element() };
const state = { description: "Score", min: -0.02, max: 1.02, step: 0.001, decimal: ",", labels: [], value: 0.5 };
const listeners = {}, said = [];
const model = {
  get: (name) => state[name],
  set: (name, value) => { state[name] = value; },
  send: (message) => pressed.push(message),
  save_changes: () => said.push(state.value),
  on: (name, listener) => { listeners[name] = listener; },
  off: (name) => { delete listeners[name]; },
};
const pressed = [];
const check = (truth, words) => { if (!truth) { console.error(words); process.exit(1); } };
const { default: slider } = await import(process.argv[1]);
const el = new Element();
const leave = slider.render({ model, el });
const [words, input, output] = el.children[0].children;
check(input.type === "range" && input.min === -0.02 && input.max === 1.02 && input.step === 0.001, "range");
check(Number(input.value) === 0.5 && words.textContent === "Score", "at first");
state.value = 0.7; listeners["change:value"]();
check(Number(input.value) === 0.7, "placed");
state.description = "Rang"; listeners["change:description"]();
check(words.textContent === "Rang", "renamed");
check(said.length === 0, "what Python did is no move of a hand");
input.value = "0.25"; input.listeners.input();
check(said.length === 1 && said[0] === 0.25, "a hand's move is told as a number");
check(output.textContent === "0,250" && input["aria-valuetext"] === "0,250", "its value is written beside it");
state.labels = ["2", "6 (FD)", "20"]; listeners["change:labels"]();
input.value = "1"; input.listeners.input();
check(output.textContent === "6 (FD)" && input["aria-valuetext"] === "6 (FD)", "a place has its words");
state.labels = []; listeners["change:labels"]();
let kept = false;
input.listeners.keydown({ key: "ArrowRight", shiftKey: false, preventDefault: () => { kept = true; } });
check(kept && pressed.length === 1 && pressed[0].key === "ArrowRight", "an arrow is told, not slid");
leave();
check(Object.keys(listeners).length === 0, "nothing listens to what is gone");
"""


def test_a_hand_s_move_arrives_and_is_not_sent_back(page_of):
    slider, seen = Slider(), []
    page = page_of(slider)
    slider.observe(lambda change: seen.append(change.new), "value")
    page.say(value=0.25)
    page.say(value=1)
    assert seen == [0.25, 1.0]
    assert page.told == []


def test_what_python_places_is_sent(page_of):
    slider = Slider(value=0.5)
    page = page_of(slider)
    slider.value = 0.7
    slider.min, slider.max, slider.step, slider.description = -3.0, 4.0, 0.1, "Score"
    assert page.told == [{"value": 0.7}, {"min": -3.0}, {"max": 4.0}, {"step": 0.1}, {"description": "Score"}]


def test_a_value_between_two_steps_stays_as_it_is():
    slider = Slider(step=0.1)
    slider.value = 0.55
    assert slider.value == 0.55


def test_it_is_laid_out_like_any_control():
    slider = Slider(layout={"flex": "1 1 20em"})
    assert slider.layout.flex == "1 1 20em"


@pytest.mark.skipif(shutil.which("node") is None, reason="no node found: the browser tests move the slider too")
def test_the_script_tells_a_hand_from_python():
    url = "data:text/javascript;base64," + b64encode(SCRIPT.read_bytes()).decode("ascii")
    run = subprocess.run(
        ["node", "--input-type=module", "-e", PAGE, url], capture_output=True, text=True, timeout=60, check=False
    )
    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize("file", [SCRIPT, STYLE])
def test_the_page_asks_nothing_of_the_network(file):
    assert not re.search(r"https?:|@import|\bfetch\(|\bimport\(|url\(", file.read_text(encoding="utf-8"))


def test_the_slider_is_labelled_and_has_its_style():
    script, style = SCRIPT.read_text(encoding="utf-8"), STYLE.read_text(encoding="utf-8")
    assert 'createElement("label")' in script
    assert re.search(r'"(ct-[a-z]+)"', script)[1] in style
