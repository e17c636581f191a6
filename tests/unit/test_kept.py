"""What a person typed comes back to be copied; passwords, codes and keys never do."""

import pytest
from django import forms
from django.http import HttpRequest, RawPostDataException
from django.test import RequestFactory

from oneworkforce.ui import kept


class Sample(forms.Form):
    why = forms.CharField(label="Why it is needed")
    token_of = forms.CharField(widget=forms.HiddenInput)
    phrase = forms.CharField(widget=forms.PasswordInput)


def posted(**fields: str | list[str]) -> HttpRequest:
    return RequestFactory().post("/", fields)


def test_each_field_comes_back_with_a_label() -> None:
    request = posted(first_name="Ada", about_you="Two\nlines", skills=["First aid", "Sign language"])
    assert [tuple(each) for each in kept.of(request)] == [
        ("First name", "Ada"),
        ("About you", "Two\nlines"),
        ("Skills", "First aid\nSign language"),
    ]


@pytest.mark.parametrize(
    "name",
    [
        "csrfmiddlewaretoken",
        "password",
        "password1",
        "new_password",
        "code",
        "recovery-code",
        "otp",
        "secret",
        "credential",
        "next",
    ],
)
def test_a_secret_never_comes_back(name: str) -> None:
    assert kept.of(posted(**{name: "hunter2hunter2"})) == ()


def test_a_postcode_is_no_secret() -> None:
    assert kept.of(posted(postcode="ZZ1 1ZZ")) == (kept.Kept("Postcode", "ZZ1 1ZZ"),)


def test_a_known_form_gives_its_labels_and_leaves_out_what_it_hides() -> None:
    request = posted(why="Because", token_of="abc", phrase="abc")  # noqa: S106  a field's name
    assert kept.of(request, Sample) == (kept.Kept("Why it is needed", "Because"),)


def test_nothing_comes_back_of_a_page_that_was_only_read_or_left_empty() -> None:
    assert kept.of(RequestFactory().get("/", {"q": "words"})) == ()
    assert kept.of(posted(name="  ")) == ()


def test_a_body_that_cannot_be_read_gives_nothing_back(monkeypatch: pytest.MonkeyPatch) -> None:
    request = posted(name="Ada")

    def unreadable(_request: HttpRequest) -> None:
        raise RawPostDataException("read already")

    monkeypatch.setattr(type(request), "POST", property(unreadable))
    assert kept.of(request) == ()
