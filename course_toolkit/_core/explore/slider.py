"""A slider that tells a hand's move from its own."""

from collections.abc import Callable
from pathlib import Path

import anywidget
from traitlets import Float, List, Unicode

HERE = Path(__file__).parent


class Slider(anywidget.AnyWidget):
    """The browser's own range slider.

    Not ipywidgets' FloatSlider: placed between two of its steps, that one rounds and reports the rounded
    value as if a hand had moved it, which moves the threshold that had placed it.
    """

    _esm = HERE / "slider.js"
    _css = HERE / "slider.css"

    description = Unicode().tag(sync=True)
    min = Float(0.0).tag(sync=True)
    max = Float(1.0).tag(sync=True)
    step = Float(0.01).tag(sync=True)
    decimal = Unicode(".").tag(sync=True)
    #: What is written at each place of a slider that counts places from 0; without labels, the number itself.
    labels = List(Unicode()).tag(sync=True)
    # No echo: a value that comes back late would pull the slider from under the hand.
    value = Float(0.0).tag(sync=True, echo_update=False)

    def on_key(self, callback: Callable[[str, bool], None]) -> None:
        """Call ``callback(key, shift)`` at each arrow key pressed on the slider."""
        self.on_msg(lambda _widget, content, _buffers: callback(str(content["key"]), bool(content.get("shift"))))
