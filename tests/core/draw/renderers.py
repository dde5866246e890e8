"""One description of a mark for both renderers, in pixels of the page, read back from what each has made of it."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon, Rectangle
from matplotlib.text import Annotation

from course_toolkit._core.draw.artists import ABOVE_THE_PLATE
from course_toolkit._core.draw.theme import DPI
from course_toolkit._core.explore.picture_view import STYLE

POINT = DPI / 72
#: The overlay is written to a tenth of a pixel.
TOLERANCE = 0.2
ANCHORS = {"left": "start", "center": "middle", "right": "end"}


def assert_agreement(picture, marks):
    found = differences(picture, marks)
    assert not found, "\n".join(found)


def differences(picture, marks):
    """Return what the two renderers say differently of the same marks."""
    in_svg = described_in_svg(picture.overlay(marks), picture.plate.shapes)
    in_figure = described_in_figure(picture.figure(marks))
    if [one["kind"] for one in in_svg] != [other["kind"] for other in in_figure]:
        return [f"kinds: {[one['kind'] for one in in_svg]} / {[other['kind'] for other in in_figure]}"]
    assert len(in_svg) == len(marks), "a mark is not drawn, or drawn twice"
    pairs = zip(in_svg, in_figure, strict=True)
    return [
        f"{place}: {one['kind']} {name}: {brief(one[name])} in the SVG, {brief(other[name])} in the figure"
        for place, (one, other) in enumerate(pairs)
        for name in one | other
        if not same(one[name], other[name])
    ]


def same(one, other):
    if one is None or other is None or isinstance(one, (str, bool)):
        return one == other
    one, other = np.asarray(one, dtype=float), np.asarray(other, dtype=float)
    return one.shape == other.shape and bool((np.abs(one - other) <= TOLERANCE).all())


def brief(value):
    return value if value is None or isinstance(value, (str, bool)) else np.round(value, 2).tolist()


# The SVG ------------------------------------------------------------------------------------------


def css_number(selector, name):
    """Return a number that all marks of a kind share, from the style sheet of the live view."""
    rules = re.findall(rf"{re.escape(selector)} {{([^}}]*)}}", Path(STYLE).read_text(encoding="utf-8"))
    return float(re.search(rf"{name}: ([0-9.]+)", " ".join(rules))[1])


def css_anchors():
    found = re.findall(r"text\.(\w) { text-anchor: (\w+); }", Path(STYLE).read_text(encoding="utf-8"))
    return dict(found)


def parse(svg):
    return ET.fromstring(f"<svg>{svg}</svg>")  # noqa: S314 — our own


def described_in_svg(overlay, shapes=""):
    polygons = {node.get("id"): node for node in parse(shapes)}
    return [SVG_KINDS[node.tag](node, polygons) for node in parse(overlay)]


def svg_points(text):
    return [tuple(map(float, point.split(","))) for point in text.split()]


def svg_dot(node, _polygons):
    x, y, radius = (float(node.get(name)) for name in ("cx", "cy", "r"))
    return {
        "kind": "dot", "at": (x, y), "radius": radius, "fill": node.get("fill"), "edge": node.get("stroke"),
        "edge_width": css_number(".ct-stage circle", "stroke-width"),
    }  # fmt: skip


def svg_line(node, _polygons):
    dashes = node.get("stroke-dasharray")
    return {
        "kind": "line", "points": svg_points(node.get("points")), "color": node.get("stroke"),
        "width": float(node.get("stroke-width")), "dashes": [float(x) for x in dashes.split()] if dashes else [],
    }  # fmt: skip


def svg_box(node, _polygons):
    left, top, width, height = (float(node.get(name)) for name in ("x", "y", "width", "height"))
    return {
        "kind": "box", "corners": (left, top, left + width, top + height),
        "fill": node.get("fill"), "edge": node.get("stroke") or "none",
        "width": float(node.get("stroke-width", 0)), "opacity": float(node.get("opacity", 1)),
    }  # fmt: skip


def svg_area(node, _polygons):
    return {
        "kind": "area", "points": svg_points(node.get("points")), "fill": node.get("fill"),
        "opacity": float(node.get("opacity", 1)),
    }  # fmt: skip


def svg_text(node, _polygons):
    anchors = css_anchors()
    classes = (node.get("class") or "").split()
    return {
        "kind": "text", "at": (float(node.get("x")), float(node.get("y"))), "text": node.text or "",
        "color": node.get("fill"), "size": float(node.get("font-size")), "bold": "b" in classes,
        "anchor": next((anchors[name] for name in classes if name in anchors), "start"),
        "halo": node.get("stroke"),
        "halo_width": css_number(".ct-stage text", "stroke-width") if node.get("stroke") else None,
    }  # fmt: skip


def svg_reveal(node, polygons):
    left, width = float(node.get("x")), float(node.get("width"))
    use = node.find("use")
    polygon = polygons[use.get("href").removeprefix("#")]
    moved = left + float(use.get("x"))  # inside a nested <svg> everything moves with its corner
    points = [(x + moved, y) for x, y in svg_points(polygon.get("points"))]
    return {"kind": "reveal", "window": (left, left + width), "points": points, "fill": polygon.get("fill")}


SVG_KINDS = {
    "circle": svg_dot, "polyline": svg_line, "rect": svg_box, "polygon": svg_area, "text": svg_text, "svg": svg_reveal,
}  # fmt: skip


# The figure ---------------------------------------------------------------------------------------


def described_in_figure(figure):
    """Describe what stands above the plate, in the order in which it is drawn."""
    canvas = FigureCanvasAgg(figure)
    figure.draw_without_rendering()
    above = [
        (artist, ax) for ax in figure.axes for artist in ax.get_children() if artist.get_zorder() >= ABOVE_THE_PLATE
    ]
    above.sort(key=lambda pair: pair[0].get_zorder())
    height = figure.bbox.height
    return [FIGURE_KINDS[type(artist)](artist, height, canvas.get_renderer()) for artist, _ax in above]


def on_page(points, height):
    """Return display coordinates, whose origin is at the bottom, as pixels from the top left."""
    points = np.atleast_2d(points)
    return np.column_stack([points[:, 0], height - points[:, 1]])


def drawn_line(line, height, _renderer):
    points = on_page(line.get_transform().transform(line.get_xydata()), height)
    if line.get_marker() in {"None", None, ""}:
        _offset, dashes = line._dash_pattern
        return {
            "kind": "line", "points": points, "color": to_hex(line.get_color()), "width": line.get_linewidth() * POINT,
            "dashes": [dash * POINT for dash in dashes or ()],
        }  # fmt: skip
    assert line.get_linestyle() == "None"
    fill = line.get_markerfacecolor()
    return {
        "kind": "dot", "at": points[0], "radius": line.get_markersize() / 2 * POINT,
        "fill": fill if fill == "none" else to_hex(fill), "edge": to_hex(line.get_markeredgecolor()),
        "edge_width": line.get_markeredgewidth() * POINT,
    }  # fmt: skip


def drawn_box(box, height, _renderer):
    corners = on_page(box.get_transform().transform([(0, 0), (1, 1)]), height)
    (left, top), (right, bottom) = corners.min(axis=0), corners.max(axis=0)
    fill, edge = box.get_facecolor(), box.get_edgecolor()
    has_edge = edge[3] > 0
    return {
        "kind": "box", "corners": (left, top, right, bottom), "fill": to_hex(fill) if fill[3] > 0 else "none",
        "edge": to_hex(edge) if has_edge else "none", "width": box.get_linewidth() * POINT if has_edge else 0,
        "opacity": box.get_alpha(),
    }  # fmt: skip


def drawn_text(text, height, renderer):
    text.update_positions(renderer)
    x, y = text.get_transform().transform(text.xyann)
    ((_line, _size, (_x, baseline)),) = text._get_layout(renderer)[1]  # the one line of the text
    effects = text.get_path_effects()
    halo = effects[0]._gc if effects else {}
    return {
        "kind": "text", "at": (x, height - y - baseline), "text": text.get_text(), "color": to_hex(text.get_color()),
        "size": text.get_fontsize() * POINT, "anchor": ANCHORS[text.get_horizontalalignment()],
        "bold": text.get_fontweight() == "bold",
        "halo": halo.get("foreground"), "halo_width": halo["linewidth"] * POINT if halo else None,
    }  # fmt: skip


def drawn_polygon(polygon, height, _renderer):
    points = on_page(polygon.get_transform().transform(polygon.get_xy()[:-1]), height)  # the last closes it
    if not polygon.get_clip_on():
        return {
            "kind": "area", "points": points, "fill": to_hex(polygon.get_facecolor()), "opacity": polygon.get_alpha(),
        }  # fmt: skip
    window = polygon.get_clip_box()
    left, right = (window.x0, window.x1) if window is not None else (np.nan, np.nan)
    return {"kind": "reveal", "window": (left, right), "points": points, "fill": to_hex(polygon.get_facecolor())}


FIGURE_KINDS = {Line2D: drawn_line, Rectangle: drawn_box, Annotation: drawn_text, Polygon: drawn_polygon}
