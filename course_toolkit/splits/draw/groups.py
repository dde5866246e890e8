"""The classes that a picture shows: all of them, or the most frequent ones and the others together."""

from dataclasses import dataclass

import numpy as np

from course_toolkit._core.draw.axes import short
from course_toolkit._core.draw.theme import Theme
from course_toolkit._core.words import _
from course_toolkit.splits.compute.sealing.census import Census

#: The ten digits and a few more; a bar of more pieces is read by nobody.
MOST_SHOWN = 12
#: Where they stand side by side, many names have less room than a few.
A_FEW, LONGEST_OF_FEW, LONGEST_OF_MANY = 6, 22, 12
#: How much of a colour is left where a theme's colours are used a second time.
PALER = 0.5
#: Luminance at which black and white are read equally well (Web Content Accessibility Guidelines).
MIDDLE = 0.179
#: Up to here sRGB is linear.
LINEAR = 0.04045


@dataclass(frozen=True)
class Shown:
    """One class, or the others together: name, colour, the ink that is read on it, share in each set."""

    name: str
    color: str
    ink: str
    shares: tuple[float, ...]


def shown_classes(census: Census, theme: Theme) -> list[Shown]:
    """Return the classes in their order, the rare ones of many as one."""
    shares = np.array([one.shares for one in census.sets])  # (n_sets, n_classes)
    longest = LONGEST_OF_FEW if len(census.names) <= A_FEW else LONGEST_OF_MANY
    names = [_short(name, longest) for name in census.names]
    kept = list(range(len(names)))
    if len(names) > MOST_SHOWN:
        frequent = np.argsort(-shares.mean(axis=0), kind="stable")[: MOST_SHOWN - 1]
        kept = sorted(frequent.tolist())
    shown = [
        Shown(names[i], color, ink_on(color), tuple(shares[:, i].tolist()))
        for i, color in zip(kept, class_colors(theme), strict=False)
    ]
    if len(kept) < len(names):
        others = 1 - shares[:, kept].sum(axis=1)
        label = _("{n} others", n=len(names) - len(kept))
        shown.append(Shown(label, theme.muted, ink_on(theme.muted), tuple(others.tolist())))
    return shown


def class_colors(theme: Theme) -> list[str]:
    """Return as many colours as there may be classes: the theme's, then the same, paler."""
    return [*theme.classes, *(_mix(color, theme.paper) for color in theme.classes)]


def _mix(color: str, ground: str) -> str:
    mixed = (PALER * a + (1 - PALER) * b for a, b in zip(_channels(color), _channels(ground), strict=True))
    return "#" + "".join(f"{round(255 * channel):02x}" for channel in mixed)


def _channels(color: str) -> tuple[float, float, float]:
    red, green, blue = (int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue


def ink_on(color: str) -> str:
    """Return black or white, whichever is read more easily on a colour.

    Notes
    -----
    Relative luminance of the Web Content Accessibility Guidelines.
    """
    linear = [c / 12.92 if c <= LINEAR else ((c + 0.055) / 1.055) ** 2.4 for c in _channels(color)]
    luminance = sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
    return "#000000" if luminance > MIDDLE else "#ffffff"


def _short(name: str, longest: int) -> str:
    return short(" ".join(name.split()) or "∅", longest)
