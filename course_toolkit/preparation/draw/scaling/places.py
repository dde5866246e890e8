"""Where things stand in the picture of scalings, for the plate and for the marks on it."""

from course_toolkit._core.draw.theme import Theme

#: A strip: the training rows above the line, the new rows below it.
TOP, BOTTOM, BOTTOM_WITHOUT_NEW = 1.12, -0.78, -0.1
#: The pane of distances, from 0 to 1: names, bars from here to there, two columns of numbers that end here.
BAR_LEFT, BAR_RIGHT, KEPT, SCORE = 0.37, 0.62, 0.75, 1.0
#: How high a line of that pane is, and its bar.
HEADING, BAR = 1.15, 0.52


def colors_of(theme: Theme) -> dict[str, str]:
    """Return what each colour says: sets, neighbours, a leak."""
    return {
        "train": theme.classes[3],
        "new": theme.classes[2],
        "raw": theme.classes[5],
        "scaled": theme.classes[0],
        "share": theme.classes[1],
        "leak": theme.outcomes["fp"] if theme.name == "dark" else theme.outcomes["fn"],
    }
