"""One file that asks nothing of the network, holds every frame, and is never read as markup by what data hold."""

import gzip
import json
import re
from base64 import b64decode

import pytest

from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.explore.export import Frame, Tour, html_page

HOSTILE = "</script><script>alert(1)</script><!-- @title@ \"q\" 'q' & {} <!--<script>"


def parse_json(text):
    def refuse(constant):
        pytest.fail(f"{constant} is no JSON")

    return json.loads(text, parse_constant=refuse)


def part(page, element):
    return re.search(rf'<script type="[^"]*" id="{element}">(.*?)</script>', page, re.DOTALL)[1]


def frames_of(page):
    return parse_json(gzip.decompress(b64decode(part(page, "ct-frames"))))


@pytest.fixture
def page(dial, tmp_path):
    return dial.to_html(tmp_path / "dial.html").read_text(encoding="utf-8")


@pytest.fixture
def hostile_page(dial):
    picture = dial._make_picture(dial._theme())
    frame = Frame(
        HOSTILE, picture.overlay(dial._marks(dial._theme())), HOSTILE, "<p>caption</p>", {"dial": (1.0, None)}
    )
    return html_page(picture=picture, tour=Tour(f"{HOSTILE}\n{HOSTILE}", HOSTILE, [frame], 0))


def test_the_path_written_is_returned(dial, tmp_path):
    path = tmp_path / "dial é.html"
    assert dial.to_html(str(path)) == path
    assert path.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_an_existing_file_is_replaced(dial, tmp_path):
    path = tmp_path / "dial.html"
    path.write_text("old")
    dial.to_html(path)
    assert "old" not in path.read_text(encoding="utf-8")[:100]


@pytest.mark.parametrize("path", ["missing/dial.html", "."])
def test_a_path_that_cannot_be_written_is_said_in_words(dial, tmp_path, path, language):
    with pytest.raises(CourseError, match={"en": "cannot be written", "fr": "ne peut pas être écrit"}[language]):
        dial.to_html(tmp_path / path)


def test_every_place_is_filled(page):
    without_data = re.sub(r"base64,[^\"]*|<script.*?</script>", "", page, flags=re.DOTALL)
    assert re.findall(r"@\w+@", without_data) == []


def test_nothing_is_asked_of_the_network(page):
    addresses = re.findall(r"(?:https?:)?//[\w.-]+\.\w+[^\s\"']*", re.sub(r"base64,[^\"]*", "", page))
    assert set(addresses) <= {"http://www.w3.org/2000/svg"}  # a name, not an address
    assert not re.search(r"<link|<iframe|@import|\bfetch\(|XMLHttpRequest|\bimport\(", page)
    sources = re.findall(r"(?:src|href)=[\"']([^\"']*)", re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL))
    assert all(source.startswith(("data:", "#")) for source in sources)
    assert "default-src 'none'" in page


def test_the_frames_are_all_there(page, dial):
    frames = frames_of(page)
    assert [frame["value"] for frame in frames] == [str(x) for x in range(11)]
    assert frames[5]["overlay"] == dial._view.overlay
    assert frames[3]["anchors"] == {"dial": [3, None]}
    assert {name for frame in frames for name in frame} == {"value", "overlay", "sentence", "caption", "anchors"}


def test_the_first_frame_is_seen_without_script(page, dial, read_html):
    body = read_html(re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL))
    (image,) = [attributes for tag, attributes in zip(body.tags, body.attributes, strict=True) if tag == "img"]
    assert image["alt"] == "at 5 <&>"
    assert "at 5 <&>" in body.text
    assert dial._view.overlay in page
    (slider,) = [attributes for tag, attributes in zip(body.tags, body.attributes, strict=True) if tag == "input"]
    assert (slider["min"], slider["max"], slider["value"]) == ("0", "10", "5")


def test_the_plate_is_read_as_json(page):
    plate = parse_json(part(page, "ct-plate"))
    assert plate["png"] is None  # the page has it once, in the image
    assert plate["panes"][0]["name"] == "dial"
    assert page.count("data:image/png;base64,") == 1


def test_the_page_says_its_language(dial, tmp_path, language):
    html = dial.to_html(tmp_path / "dial.html").read_text(encoding="utf-8")
    assert f'<html lang="{language}">' in html


def test_the_same_state_gives_the_same_file(dial, tmp_path):
    one, other = (dial.to_html(tmp_path / name).read_bytes() for name in ("a.html", "b.html"))
    assert one == other


def test_lecture_mode_is_exported(dial, tmp_path):
    dial.lecture = True
    html = dial.to_html(tmp_path / "dial.html").read_text(encoding="utf-8")
    assert 'class="ct-lecture"' in html
    assert parse_json(part(html, "ct-plate"))["lecture"]


def test_whatever_data_hold_stays_text(hostile_page, read_html):
    outside = re.sub(r"<script.*?</script>", "", hostile_page, flags=re.DOTALL)
    page = read_html(outside)
    assert page.text.count(HOSTILE) >= 3  # the sentence, the control, its value
    assert HOSTILE in [attributes.get("alt") for attributes in page.attributes]
    assert not any(name.startswith("on") for attributes in page.attributes for name in attributes)
    skeleton = re.sub(r"<script.*?</script>", "<script></script>", hostile_page, flags=re.DOTALL)
    assert len(re.findall(r"<script\b", skeleton)) == 3


def test_no_text_ends_or_hides_the_script_it_stands_in(hostile_page):
    """In a script, "</script" ends it, and "<!--<script" makes a browser overlook its end."""
    plate = part(hostile_page, "ct-plate")
    assert parse_json(plate)["label"] == f"{HOSTILE}\n{HOSTILE}"
    assert "<!--" not in plate
    assert "<script" not in plate


def test_frames_keep_hostile_texts_whole(hostile_page):
    (frame,) = frames_of(hostile_page)
    assert frame["value"] == frame["sentence"] == HOSTILE
