"""The picture widget: shows a plate and its marks, and reports pointer and keys in data coordinates."""

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import anywidget
from traitlets import Bool, Dict, Unicode

from course_toolkit._core.draw.picture import Plate

HERE = Path(__file__).parent
SCRIPT = HERE / "picture_view.js"
STYLE = HERE / "picture_view.css"


class PictureView(anywidget.AnyWidget):
    """One picture on the page.

    ``plate`` is sent when it is redrawn; ``overlay``, ``sentence`` and ``caption`` at each move. The page
    answers with ``pointer`` (a trait, so that only the newest position waits while the kernel is busy)
    and with key presses (messages, so that none is lost).
    """

    _esm = SCRIPT
    _css = STYLE

    plate = Dict().tag(sync=True)
    overlay = Unicode().tag(sync=True)
    sentence = Unicode().tag(sync=True)
    caption = Unicode().tag(sync=True)
    error = Unicode().tag(sync=True)
    # The page knows what it sent: no echo.
    pointer = Dict().tag(sync=True, echo_update=False)
    dark = Bool(default_value=False).tag(sync=True, echo_update=False)

    def on_key(self, callback: Callable[[str, bool], None]) -> None:
        """Call ``callback(key, shift)`` at each key press on the picture."""

        def receive(_widget: Any, content: dict[str, Any], _buffers: Any) -> None:
            if "key" in content:
                callback(str(content["key"]), bool(content.get("shift", False)))

        self.on_msg(receive)


def plate_state(plate: Plate, *, label: str, lecture: bool) -> dict[str, Any]:
    """Return a plate as the view reads it; ``label`` says what the picture is and which keys work."""
    return {
        "png": plate.png,
        "width": plate.width,
        "height": plate.height,
        "shapes": plate.shapes,
        "panes": [asdict(pane) for pane in plate.panes.values()],
        "label": label,
        "lecture": lecture,
    }
