"""Forms: errors in plain words, dates as people type them, refusals beside their field."""

import datetime as dt
from typing import Any

import pytest
from django import forms as django_forms
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st

from factories import pages
from oneworkforce.lib import faults
from oneworkforce.ui import dates, fields, forms


class Born(forms.PlainForm):
    born = forms.DateField(label="Date of birth")
    left = forms.DateField(label="Day of leaving", required=False)


def dated(day: str, month: str, year: str) -> Born:
    return Born({"born_day": day, "born_month": month, "born_year": year})


def said(form: django_forms.Form, field: str) -> list[str]:
    return [str(words) for words in form.errors.get(field, [])]


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("name", "Enter your name"),
        ("email", "Enter e-mail address"),
        ("born", "Enter date of birth"),
        ("sector", "Select sector"),
        ("contact", "Select how to reach you"),
        ("hours", "Enter hours a week"),
        ("paper", "Choose a file"),
        ("agree", "Tick the box “I have read the ground rules”"),
    ],
)
def test_what_is_missing_is_asked_for_by_its_name(field: str, words: str) -> None:
    assert said(pages.Sample({}), field) == [words]


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("name", "x" * 41, "Your name must be 40 characters or fewer"),
        ("email", "ada", "Enter an e-mail address in the correct format, such as name@example.org"),
        ("hours", "many", "Hours a week must be a whole number, such as 12"),
        ("hours", "99", "Hours a week must be 48 or less"),
        ("hours", "0", "Hours a week must be 1 or more"),
        ("sector", "secret words", "Select one of the choices in the list"),
        ("contact", "secret words", "Select one of the choices in the list"),
    ],
)
def test_what_is_wrong_is_said_with_its_remedy_and_never_repeated(field: str, value: str, words: str) -> None:
    assert said(pages.Sample({field: value}), field) == [words]


def test_a_choice_of_several_does_not_repeat_what_was_sent() -> None:
    assert said(pages.Sample({"skills": ["secret words"]}), "skills") == ["Select one of the choices in the list"]


def test_an_empty_file_is_named() -> None:
    form = pages.Sample({}, {"paper": SimpleUploadedFile("a.pdf", b"")})
    assert said(form, "paper") == ["The file is empty: choose another"]


def test_a_message_that_the_form_states_is_kept() -> None:
    class Own(forms.PlainForm):
        name = django_forms.CharField(error_messages={"required": "Say who you are"})

    assert said(Own({}), "name") == ["Say who you are"]


@given(st.dates(min_value=dt.date(1000, 1, 1)))
def test_a_date_typed_is_the_date_read_and_shown_again(date: dt.date) -> None:
    for month in (str(date.month), f"{date.month:02}", f"{date:%B}", f"{date:%b}".upper()):
        form = dated(f" {date.day} ", month, str(date.year))
        assert form.is_valid(), form.errors
        assert form.cleaned_data == {"born": date, "left": None}
    items = fields.shape(Born(initial={"born": date})["born"])["params"]["items"]
    assert [item["value"] for item in items] == [str(date.day), str(date.month), str(date.year)]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (("30", "2", "2027"), dates.REAL),
        (("0", "2", "2027"), dates.REAL),
        (("1", "13", "2027"), dates.REAL),
        (("1", "Brumaire", "2027"), dates.REAL),
        (("1", "2", "27"), dates.REAL),
        (("²", "2", "2027"), dates.REAL),
        (("1", "2", "0000"), dates.REAL),
        (("1", "", "2027"), "The date must include a month"),
        (("", "", "2027"), "The date must include a day and a month"),
        (("", "", ""), "Enter date of birth"),
    ],
)
def test_a_date_that_is_none_is_refused_in_words(typed: tuple[str, str, str], words: str) -> None:
    assert said(dated(*typed), "born") == [words]


def test_what_was_typed_into_a_date_stays_in_its_boxes() -> None:
    items = fields.shape(dated("31", "x", "27")["born"])["params"]["items"]
    assert [item["value"] for item in items] == ["31", "x", "27"]


def test_the_summary_leads_to_the_box_that_is_wrong() -> None:
    form = pages.Sample({"born_day": "3", "token": ""})
    links = {entry["text"]: entry.get("href") for entry in fields.summary(form)}
    assert links["The date must include a month and a year"] == "#id_born-day"
    assert links["Select how to reach you"] == "#id_contact"
    html = pages.render("{{ ui.fields(form) }}", form=form)
    assert all(f'id="{href[1:]}"' in html for href in links.values() if href)


def test_a_field_that_may_stay_empty_says_so() -> None:
    html = pages.render("{{ ui.fields(form) }}", form=pages.Sample())
    assert "About you (optional)" in html
    assert "Your name (optional)" not in html


def test_a_password_is_never_sent_back() -> None:
    html = pages.render("{{ ui.field(field) }}", field=pages.Sample({"password": "correct horse"})["password"])
    assert "correct horse" not in html


@pytest.mark.parametrize(
    ("field", "kind"),
    [
        ("name", "input"),
        ("born", "date"),
        ("sector", "select"),
        ("contact", "radios"),
        ("skills", "checkboxes"),
        ("about", "textarea"),
        ("paper", "file"),
        ("password", "password"),
        ("agree", "checkboxes"),
        ("token", "hidden"),
    ],
)
def test_a_widget_is_shown_by_the_component_of_its_kind(field: str, kind: str) -> None:
    assert fields.shape(pages.Sample()[field])["kind"] == kind


def test_what_was_chosen_stays_chosen() -> None:
    form = pages.Sample({"sector": "v", "contact": "text", "skills": ["sign"], "agree": "on"})
    marked: dict[str, Any] = {
        name: [item["value"] for item in fields.shape(form[name])["params"]["items"] if item.get("checked")]
        for name in ("contact", "skills", "agree")
    }
    assert marked == {"contact": ["text"], "skills": ["sign"], "agree": ["on"]}
    chosen = [item["value"] for item in fields.shape(form["sector"])["params"]["items"] if item["selected"]]
    assert chosen == ["v"]


def test_a_refusal_stands_beside_the_field_it_names_else_on_the_form() -> None:
    form = dated("1", "2", "1990")
    refused = faults.Refused(
        faults.Fault("born", "That is in the future.", "Enter a day that has passed."),
        faults.Fault("row 3", "It is locked.", "Ask its owner."),
    )
    forms.refused_to_form(form, refused)
    assert said(form, "born") == ["That is in the future. Enter a day that has passed."]
    assert [str(words) for words in form.non_field_errors()] == ["row 3: It is locked. Ask its owner."]
