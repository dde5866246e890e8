"""The audit explorer: no control is dead, decisions become a script that runs, nothing of the data runs as HTML."""

import gzip
import json
import re
import sys
from base64 import b64decode

import pandas as pd
import pytest

import course_toolkit as ct
from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.words import set_language
from course_toolkit.first_look.explore.audit import AuditExplorer

HOSTILE = "<script>alert(1)</script>"


def page_of(explorer):
    view = explorer._view
    return view.sentence, explorer._card.value, str(view.plate)[:3000], explorer._menu.widget.options


def test_the_worst_comes_first(explorer):
    assert [one.code for one in explorer.findings] == ["too_old", "twice", "odd_column"]
    assert explorer.finding.rows == (7, 9)


@pytest.mark.parametrize(
    ("trait", "value"),
    [("selected", 1), ("decision", 2), ("hypotheses", True), ("page", "script"), ("page", "report"), ("lecture", True)],
)
def test_no_state_is_dead(explorer, trait, value):
    before = page_of(explorer)
    setattr(explorer, trait, value)
    assert page_of(explorer) != before


def test_the_reason_is_shown_and_kept_with_its_suspicion(explorer):
    explorer.decision = 2
    explorer.reason = "nobody lives that long"
    assert "nobody lives that long" in explorer._view.sentence
    explorer.selected = 1
    assert (explorer.decision, explorer.reason) == (None, "")
    explorer.selected = 0
    assert (explorer.decision, explorer.reason) == (2, "nobody lives that long")


def test_every_control_moves_a_state(explorer):
    """Set each widget to another value and see that the page follows."""
    for control in explorer._controls[:-2]:  # the last two are the buttons
        before = page_of(explorer)
        widget = control.widget
        options = [value for _words, value in getattr(widget, "options", ())]
        widget.value = next(one for one in options if one != widget.value) if options else (
            not widget.value if isinstance(widget.value, bool) else "because"
        )  # fmt: skip
        assert page_of(explorer) != before, control.label()


def test_the_buttons_turn_the_pages_and_stop_at_both_ends(explorer):
    back, on = (control.widget for control in explorer._controls[-2:])
    for expected in (1, 2, 2):
        on.click()
        assert explorer.selected == expected
    back.click()
    assert explorer.selected == 1


def test_keys_turn_the_pages(explorer):
    for key, expected in (("ArrowRight", 1), ("End", 2), ("ArrowLeft", 1), ("Home", 0), ("ArrowUp", 0)):
        explorer._press(key, shift=False)
        assert explorer.selected == expected


def test_what_may_lie_behind_it_is_shown_after_a_look(explorer):
    assert "a typing error" not in explorer._card.value
    assert "frame.loc[[7, 9]]" in explorer._card.value
    explorer.hypotheses = True
    assert "a typing error" in explorer._card.value
    assert "Who typed this?" in explorer._card.value


def test_the_script_does_what_was_decided(explorer, table):
    explorer.decide("correct", reason="two readings: 242 | 300")
    explorer.selected = 1
    explorer.decide("drop", reason="the same\npatient")
    explorer.selected = 2
    explorer.decide("drop", reason='no "idea" what it is')
    room = {"frame": table}
    exec(explorer.script(), room)  # noqa: S102 — our own lines
    pd.testing.assert_frame_equal(room["frame"], explorer.cleaned)
    assert 9 not in explorer.cleaned.index
    assert HOSTILE not in explorer.cleaned
    assert HOSTILE in table
    assert table.loc[9, "Age"] == 242300
    assert "the same patient" in explorer.script()


def test_rows_that_two_decisions_drop_are_dropped_once(explorer, table):
    explorer.decide("drop", reason="old")
    explorer.selected = 1
    explorer.decide("drop", reason="twice")
    assert len(explorer.cleaned) == len(table) - 3
    room = {"frame": table}
    exec(explorer.script(), room)  # noqa: S102 — our own lines
    pd.testing.assert_frame_equal(room["frame"], explorer.cleaned)


def test_what_is_kept_stands_in_the_script_too(explorer):
    explorer.decide("keep", reason="the expert confirmed it")
    assert explorer.steps == ()
    assert "the expert confirmed it" in explorer.script()


def test_a_decision_that_is_not_offered_is_refused_in_words(explorer):
    explorer.selected = 2
    with pytest.raises(CourseError, match="action must be one of"):
        explorer.decide("correct", reason="…")
    assert explorer.decision is None


def test_undeciding_takes_the_step_back(explorer, table):
    explorer.decide("drop", reason="old")
    explorer.decision = None
    pd.testing.assert_frame_equal(explorer.cleaned, table)
    assert not explorer.decided


def test_the_script_is_written_to_a_file(explorer, tmp_path):
    explorer.decide("set_missing", reason="ça suffit")
    path = explorer.write_script(tmp_path / "nettoyage.py")
    assert "ça suffit" in path.read_text(encoding="utf-8")
    with pytest.raises(CourseError, match=r"must end in \.py"):
        explorer.write_script(tmp_path / "nettoyage.txt")
    with pytest.raises(CourseError, match="cannot be written"):
        explorer.write_script(tmp_path / "missing" / "nettoyage.py")


def test_nothing_of_the_data_runs(explorer, tmp_path):
    explorer.reason = HOSTILE
    explorer.hypotheses = True
    for place in range(3):
        explorer.selected = place
        for page in ("finding", "script", "report"):
            explorer.page = page
            assert HOSTILE not in explorer._card.value
    assert HOSTILE not in explorer.to_html(tmp_path / "a.html").read_text(encoding="utf-8").replace("<script>\n", "")


def test_the_export_has_a_plate_for_each_suspicion(explorer, tmp_path):
    page = explorer.to_html(tmp_path / "audit.html").read_text(encoding="utf-8")
    packed = re.search(r'id="ct-frames">(.*?)</script>', page, re.DOTALL)[1]
    frames = json.loads(gzip.decompress(b64decode(packed)))
    assert len(frames) == 3
    assert len({frame["plate"]["png"] for frame in frames}) == 3


def test_a_clean_table_is_no_proof(table, monkeypatch):
    monkeypatch.setattr(sys.modules["course_toolkit.first_look.compute.auditing"], "RULES", {})
    explorer = AuditExplorer(table)
    assert explorer.finding is None
    assert "Nothing suspicious was found" in explorer._view.sentence
    assert "import pandas" in explorer.script()
    explorer.hypotheses = True


def test_it_follows_the_language(explorer):
    assert explorer.finding.title == "Error"
    set_language("fr")
    assert explorer.finding.title == "Erreur"
    assert "Erreur" in explorer._view.sentence


def test_the_fingerprint_holds_what_is_suspected_and_decided(explorer):
    assert "1. too_old · Age" in repr(explorer)
    explorer.decide("drop", reason="old")
    assert "1. ✓ too_old · Age" in repr(explorer)


def test_an_unknown_label_is_answered_with_the_nearest(table):
    with pytest.raises(CourseError, match="Did you mean 'sexe'"):
        AuditExplorer(table, label="Sexe ")


def test_the_steps_go_into_a_cleaning(explorer, table):
    explorer.decide("set_missing", reason="old")
    ((step, note),) = explorer.steps
    assert "old" in note
    cleaning = ct.Cleaning(table)
    cleaning.add(step, reason=note)
    pd.testing.assert_frame_equal(cleaning.frame, explorer.cleaned)


@pytest.mark.parametrize("wrong", [{"reason": 3}, {"reason": "why", "which": "1"}, {"reason": "why", "which": -1}])
def test_a_slip_in_a_decision_leaves_nothing_half_decided(wrong):
    explorer = ct.AuditExplorer(ct.load_sante(), label="malade", ranges={"Age": (0, 110)})
    with pytest.raises((ct.CourseError, TypeError), match=r"must be (a|at least)"):
        explorer.decide("keep", **wrong)
    assert not explorer.decided
