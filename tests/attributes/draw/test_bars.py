from course_toolkit._core.words import set_language
from course_toolkit.attributes.compute.describe import describe_attribute
from course_toolkit.attributes.draw.attribute import AttributePicture


def widths(figure):
    (ax,) = figure.axes
    return [[bar.get_width() for bar in container] for container in ax.containers]


def test_bars_are_the_counts(sante):
    set_language("en")
    figure = AttributePicture(describe_attribute(sante, "malade")).figure()
    assert widths(figure) == [[6, 4]]
    assert [text.get_text() for text in figure.axes[0].texts] == ["1", "6", "missing", "4"]


def test_by_class_bars_are_stacked(mixed):
    outcome = describe_attribute(mixed, "town", hue="label")
    assert widths(AttributePicture(outcome).figure()) == outcome.counts.tolist()


def test_names_from_the_data_are_no_formulas(mixed):
    figure = AttributePicture(describe_attribute(mixed, "<script>$x$")).figure()
    assert all(not text.get_parse_math() for text in figure.axes[0].texts if "$" in text.get_text())
