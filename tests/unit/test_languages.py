"""Languages are read as people name them and kept under one standard tag each."""

import langcodes
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oneworkforce.lib.faults import Refused
from oneworkforce.partnership.domain import languages


@pytest.mark.parametrize(
    ("typed", "tag", "name"),
    [
        ("Polish", "pl", "Polish"),
        ("  welsh ", "cy", "Welsh"),
        ("Serbo-Croatian", "sh", "Serbo-Croatian"),
        ("serbo croatian", "sh", "Serbo-Croatian"),
        ("British Sign Language", "bfi", "British Sign Language"),
        ("BSL", "bfi", "British Sign Language"),
        ("Farsi", "fa", "Persian"),
        ("Mandarin", "cmn", "Mandarin Chinese"),
        ("Panjabi", "pa", "Punjabi"),
        ("Patois", "jam", "Jamaican Creole English"),
    ],
)
def test_a_language_is_read_as_people_name_it(typed: str, tag: str, name: str) -> None:
    assert languages.read(typed) == tag
    assert languages.name(tag) == name


@pytest.mark.parametrize(
    ("typed", "remedy"),
    [
        ("Polsih", "Did you mean “Polish”?"),
        ("Welch", "Did you mean “Welsh”"),
        ("British sign languge", "Did you mean “British Sign Language”"),
        ("Makaton", "Write its English name"),
        ("", "Write its English name"),
        ("no", "Write its English name"),
        ("English or French", "Write its English name"),
        ("x" * 500, "Write its English name"),
        ("<script>alert(1)</script>", "Write its English name"),
    ],
)
def test_another_word_is_refused_with_near_names_and_never_repeated(typed: str, remedy: str) -> None:
    with pytest.raises(Refused) as refused:
        languages.read(typed)
    [fault] = refused.value.faults
    assert fault.where == "language"
    assert fault.remedy.startswith(remedy)
    assert len(typed) < 3 or typed not in str(fault)


@pytest.mark.parametrize(
    ("tag", "kept"), [("hbs", "sh"), ("SH", "sh"), ("pt-br", "pt-BR"), ("sgn-GB", "bfi"), ("iw", "he")]
)
def test_a_tag_is_kept_in_its_standard_form(tag: str, kept: str) -> None:
    assert languages.standard(tag) == kept


def test_a_tag_of_nothing_known_is_refused() -> None:
    with pytest.raises(ValueError, match="no tag"):
        languages.standard("xx")


def test_who_speaks_a_near_language_can_help() -> None:
    assert languages.kin("sh", {"sr", "hr", "bs", "pl"}) == {"sr", "hr", "bs"}
    assert languages.kin("hr", {"sh", "sl"}) == {"sh"}
    assert languages.kin("zh", {"cmn", "yue"}) == {"cmn"}
    assert languages.kin("cy", {"en", "cy"}) == {"cy"}


@given(st.sampled_from(sorted(languages._well_known().values())))
def test_every_well_known_name_is_read_and_named_again_as_the_same_language(name: str) -> None:
    tag = languages.read(name)
    assert languages.standard(tag) == tag
    assert languages.name(tag)
    assert len(tag) <= languages.LONGEST_TAG


@given(st.text(max_size=120))
def test_whatever_is_typed_is_a_valid_tag_or_a_refusal(typed: str) -> None:
    try:
        tag = languages.read(typed)
    except Refused:
        return
    assert tag == "sh" or langcodes.tag_is_valid(tag)


@given(st.text(max_size=60))
def test_suggestions_are_names_that_can_be_read(typed: str) -> None:
    for name in languages.suggestions(typed):
        assert languages.read(name)
