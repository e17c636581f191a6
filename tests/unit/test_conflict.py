from datetime import date

import pytest
from django import forms as django_forms
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from factories import pages
from oneworkforce.ui import conflict, forms

VALUES = st.dictionaries(st.sampled_from("abcd"), st.none() | st.text(max_size=8) | st.dates() | st.booleans())
SHOWN = st.fixed_dictionaries({"name": st.sampled_from("ab"), "phone": st.sampled_from("ab")})


class Form(forms.PlainForm):
    name = django_forms.CharField()
    place = django_forms.ChoiceField(choices=[("", ""), ("r", "Reed"), ("m", "Marsh")], required=False)
    until = forms.DateField(required=False)
    leads = django_forms.BooleanField(required=False)


BEFORE = {"name": "Kite Club", "place": "r", "until": None, "leads": False}
THEIRS = {"name": "Kite Club of Reed", "place": "r", "until": date(2027, 3, 5), "leads": True}


def posted(**more: str) -> QueryDict:
    query = QueryDict(mutable=True)
    mine = {"name": "Kite Club", "place": "m", "until_day": "", "until_month": "", "until_year": ""}
    query.update({"seen": conflict.digest(BEFORE), "csrfmiddlewaretoken": "x"} | mine | more)
    return query


def bound(data: QueryDict) -> Form:
    form = Form(data)
    assert form.is_valid(), form.errors
    return form


@given(VALUES, VALUES)
def test_equal_values_have_equal_digests_and_others_not(one: dict[str, object], other: dict[str, object]) -> None:
    assert (conflict.digest(one) == conflict.digest(other)) == (one == other)


def test_a_change_of_what_was_seen_passes() -> None:
    conflict.check(conflict.digest(BEFORE), BEFORE, THEIRS)


def test_two_who_wrote_the_same_do_not_conflict() -> None:
    conflict.check(conflict.digest(BEFORE), THEIRS, THEIRS)


def test_a_change_of_what_is_no_longer_so_is_stopped_without_naming_values() -> None:
    with pytest.raises(conflict.Changed) as stopped:
        conflict.check(conflict.digest(BEFORE), THEIRS, BEFORE)
    assert "Kite" not in str(stopped.value)
    assert stopped.value.stored == THEIRS


def test_both_sides_stand_field_by_field_and_untouched_fields_keep_theirs() -> None:
    found = conflict.between(bound(posted()), conflict.Changed(THEIRS))
    assert [(one.label, one.theirs, one.yours, one.chosen) for one in found.differences] == [
        ("Name", "Kite Club of Reed", "Kite Club", "theirs"),
        ("Place", "Reed", "Marsh", "yours"),
        ("Until", "5 March 2027", "Nothing", "theirs"),
        ("Leads", "Yes", "No", "theirs"),
    ]
    assert found.seen == conflict.digest(THEIRS)
    assert ("place", "m") in found.typed
    assert not {"seen", "csrfmiddlewaretoken"} & {key for key, _ in found.typed}


def test_what_was_chosen_comes_back_as_a_form() -> None:
    chosen = posted(choose_name="theirs", choose_place="yours", choose_until="theirs", choose_leads="theirs")
    assert bound(conflict.settled(chosen, THEIRS)).cleaned_data == THEIRS | {"place": "m"}
    assert bound(conflict.settled(posted(), THEIRS)).cleaned_data == BEFORE | {"place": "m"}


@given(SHOWN, SHOWN, SHOWN)
def test_nothing_another_saved_is_written_over_unseen(
    shown: dict[str, str], theirs: dict[str, str], mine: dict[str, str]
) -> None:
    if theirs in (shown, mine):
        conflict.check(conflict.digest(shown), theirs, mine)
    else:
        with pytest.raises(conflict.Changed):
            conflict.check(conflict.digest(shown), theirs, mine)


class Text(forms.PlainForm):
    text = django_forms.CharField(widget=django_forms.Textarea)


def test_of_two_long_texts_both_can_be_kept() -> None:
    sent = QueryDict(mutable=True)
    sent.update({"text": "Mine.", "seen": conflict.digest({"text": ""}), "choose_text": "both"})
    form = Text(sent)
    assert form.is_valid()
    assert [one.joins for one in conflict.between(form, conflict.Changed({"text": "Theirs."})).differences] == [True]
    assert conflict.settled(sent, {"text": "Theirs."})["text"] == "Theirs.\n\nMine."


def test_a_digest_that_cannot_be_read_shows_everything_that_differs() -> None:
    found = conflict.between(bound(posted(seen="nonsense")), conflict.Changed(THEIRS))
    assert [(one.name, one.chosen) for one in found.differences] == [
        (name, "yours") for name in ("name", "place", "until", "leads")
    ]


def test_the_page_shows_both_and_escapes_what_was_typed() -> None:
    found = conflict.between(bound(posted(name=pages.HOSTILE)), conflict.Changed(THEIRS))
    template = pages.environment().get_template("ui/conflict.html")
    page = template.render(conflict=found, heading="An organisation", csrf_input="")
    assert "<script>alert" not in page
    assert "Kite Club of Reed" in page
    assert 'name="choose_place"' in page
    assert 'value="yours" checked' in page
