import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_toolkit.first_look.compute.reading.encoding import decodes, guess_encoding

FRENCH = "prénom;ville;âge;élève;là\nZoé;Orléans;30;où;ça\nLéa;Besançon;31;été;Noël\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac_roman"])
def test_french_is_told_apart(encoding):
    assert guess_encoding(FRENCH.encode(encoding), is_whole=True) == encoding


def test_old_dos_is_told_apart():
    assert guess_encoding(FRENCH.encode("cp850"), is_whole=True) == "cp850"


def test_a_letter_cut_in_two_is_still_utf_8():
    start = FRENCH.encode()[: FRENCH.encode().index("é".encode()) + 1]
    assert guess_encoding(start) == "utf-8"
    assert guess_encoding(start, is_whole=True) != "utf-8"


@given(st.text(min_size=1))
def test_whatever_is_utf_8_is_read_so(text):
    content = text.encode(errors="ignore")
    if content.count(b"\0") or content.startswith(b"\xef\xbb\xbf"):
        return
    assert guess_encoding(content, is_whole=True) == "utf-8"


@given(st.binary(min_size=1))
def test_the_guess_decodes_or_is_a_text_with_nuls(content):
    guess = guess_encoding(content, is_whole=True)
    assert guess.startswith("utf") or decodes(content, guess, is_whole=True)


@pytest.mark.parametrize("encoding", ["klingon", "base64", "rot13", "idna", "utf-8\0"])
def test_what_is_no_encoding_of_letters_decodes_nothing(encoding):
    assert not decodes(b"a,b\n1,2\n", encoding, is_whole=True)
