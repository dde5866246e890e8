"""One HTML file that moves without a kernel: the plate, and a list of frames of one control."""

import gzip
import json
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from course_toolkit._core.compute.guard.writing import write_text
from course_toolkit._core.draw.picture import Picture, Plate
from course_toolkit._core.explore.picture_view import HERE, SCRIPT, STYLE, plate_state
from course_toolkit._core.words import get_language

#: A frame's place in each pane that can be dragged: (x, y), with None where any y will do, or where it is in no place.
Anchor = tuple[float | None, float | None]


@dataclass(frozen=True)
class Frame:
    """One position of the control: what is shown there, and where the pointer finds it.

    ``picture`` is given where a frame has a plate of its own; the others share the first one.
    """

    value: str
    overlay: str
    sentence: str
    caption: str
    anchors: Mapping[str, Anchor]
    picture: Picture | None = None


@dataclass(frozen=True)
class Tour:
    """The frames of one control, in its order; ``start`` is the one shown first.

    ``label`` says what the picture is and which keys work on it, ``control`` what the slider slides.
    """

    label: str
    control: str
    frames: Sequence[Frame]
    start: int


def write_html(path: Path, *, picture: Picture, tour: Tour) -> Path:
    """Write the tour as one file and return its path."""
    return write_text(path, html_page(picture=picture, tour=tour))


def html_page(*, picture: Picture, tour: Tour) -> str:
    """Return the page: readable without script, alive with it, and asking nothing of the network."""
    first = tour.frames[tour.start]
    plate = (first.picture or picture).plate
    state = _still(plate, tour, lecture=picture.theme.lecture)
    view = SCRIPT.read_text(encoding="utf-8").replace("export default { render };", "")
    template = (HERE / "export.html").read_text(encoding="utf-8")
    parts = {
        "lang": get_language(),
        "title": escape(tour.label.splitlines()[0]),
        "style": STYLE.read_text(encoding="utf-8"),
        "lecture": "ct-lecture" if picture.theme.lecture else "",
        "png": state["png"],
        "width": f"{plate.width:g}",
        "height": f"{plate.height:g}",
        "shapes": plate.shapes,
        "overlay": first.overlay,
        "sentence": escape(first.sentence),
        "caption": first.caption,
        "control": escape(tour.control),
        "value": escape(first.value),
        "last": str(len(tour.frames) - 1),
        "start": str(tour.start),
        "plate": _json({**state, "png": None}),
        "frames": _packed([_frame_state(frame, tour, lecture=picture.theme.lecture) for frame in tour.frames]),
        "script": view + (HERE / "export.js").read_text(encoding="utf-8"),
    }
    return _fill(template, parts)


def _still(plate: Plate, tour: Tour, *, lecture: bool) -> dict[str, Any]:
    """Return a plate as the page reads it; what only a kernel could answer to is no control there."""
    moved = {name for frame in tour.frames for name in frame.anchors}
    state = plate_state(plate, label=tour.label, lecture=lecture)
    for pane in state["panes"]:
        pane["events"] = pane["events"] if pane["name"] in moved else ""
    return {**state, "png": f"data:image/png;base64,{b64encode(plate.png).decode('ascii')}"}


def _frame_state(frame: Frame, tour: Tour, *, lecture: bool) -> dict[str, Any]:
    names = ("value", "overlay", "sentence", "caption", "anchors")
    state = {name: getattr(frame, name) for name in names}
    return state if frame.picture is None else {**state, "plate": _still(frame.picture.plate, tour, lecture=lecture)}


def _fill(template: str, parts: Mapping[str, str]) -> str:
    """Fill each ``@name@`` once, in one pass: what is filled in is never read as a place to fill."""
    pieces = template.split("@")
    return "".join(piece if position % 2 == 0 else parts[piece] for position, piece in enumerate(pieces))


def _json(value: object) -> str:
    # "</script>" or "<!--" inside a string would end, or hide the end of, the script element.
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")


def _packed(value: object) -> str:
    """Compress: two hundred frames differ in little more than their numbers."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return b64encode(gzip.compress(text.encode("utf-8"), 9, mtime=0)).decode("ascii")
