"""The forms of a person's record and of what stands on it. Field names are those of the commands."""

from typing import Any

from django import forms

from oneworkforce.partnership.commands import credentials, people, qualifications, skills
from oneworkforce.partnership.domain.answers import KEPT
from oneworkforce.partnership.domain.languages import LONGEST_NAME
from oneworkforce.partnership.models.person import CredentialKind, Fluency, Sharing
from oneworkforce.partnership.queries.people import Choices
from oneworkforce.ui.forms import DateField, PlainForm

NOT_KNOWN = "Not known"


class PersonForm(PlainForm):
    """Who a person is and how they are reached; `organisation` only for those who keep its records."""

    name = forms.CharField(max_length=people.LIMITS["name"])
    job_title = forms.CharField(max_length=people.LIMITS["job_title"], required=False)
    email = forms.EmailField(label="E-mail address", max_length=people.LIMITS["email"], required=False)
    phone = forms.CharField(label="Phone number", max_length=people.LIMITS["phone"], required=False)
    organisation = forms.ChoiceField(required=False)
    locality = forms.ChoiceField(required=False, help_text="Where they mostly work")

    def __init__(self, *args: Any, choices: Choices, organisation: bool, none: bool = True, **kwargs: Any) -> None:
        """Offer `choices`; `none`: whether no organisation may be chosen."""
        super().__init__(*args, **kwargs)
        self.fields["locality"].choices = [("", NOT_KNOWN), *choices.localities]  # type: ignore[attr-defined]
        if organisation:
            first = [("", NOT_KNOWN)] if none else []
            self.fields["organisation"].choices = [*first, *choices.organisations]  # type: ignore[attr-defined]
        else:
            del self.fields["organisation"]


class SkillForm(PlainForm):
    """One thing a person can do."""

    name = forms.CharField(
        label="Skill", max_length=skills.LONGEST, help_text="In your own words, such as play therapy or taking minutes"
    )


class LanguageForm(PlainForm):
    """One language."""

    language = forms.CharField(
        max_length=LONGEST_NAME, help_text="Its English name, such as Polish or British Sign Language"
    )
    fluency = forms.ChoiceField(label="How well", choices=Fluency.choices, widget=forms.RadioSelect)


class FluencyForm(PlainForm):
    """How well a language is spoken."""

    fluency = forms.ChoiceField(label="How well", choices=Fluency.choices, widget=forms.RadioSelect)


class QualificationForm(PlainForm):
    """One award."""

    name = forms.CharField(label="Qualification", max_length=qualifications.LONGEST)
    level = forms.TypedChoiceField(
        choices=[("", NOT_KNOWN), *((str(level), f"Level {level}") for level in qualifications.LEVELS)],
        coerce=int,
        empty_value=None,
        required=False,
    )
    awarded_in = forms.IntegerField(label="Year it was awarded", required=False, min_value=qualifications.FIRST_YEAR)


class CredentialForm(PlainForm):
    """One check, training or registration."""

    kind = forms.ChoiceField(label="What it is", choices=CredentialKind.choices, widget=forms.RadioSelect)
    name = forms.CharField(
        max_length=credentials.LONGEST, help_text="Such as Enhanced DBS check. Leave numbers and results out."
    )
    issued_on = DateField(label="Day it was issued or completed", required=False)
    expires_on = DateField(
        label="Last day on which it counts", required=False, help_text="Leave empty where it is not known"
    )
    never_expires = forms.BooleanField(label="It does not expire", required=False)


class SaidForm(PlainForm):
    """Why nothing is listed."""

    said = forms.ChoiceField(label="Why is nothing listed?", choices=KEPT, widget=forms.RadioSelect)


class SharingField(forms.ChoiceField):
    """A choice with a sentence under each."""

    hints = {  # noqa: RUF012  read only
        Sharing.NOTHING.value: "Only you, your manager, the co-ordinators where you work and those who run the"
        " partnership see your record. Colleagues elsewhere do not find you.",
        Sharing.SKILLS.value: "Colleagues elsewhere find your name, job title, organisation, skills and languages."
        " They do not see your e-mail address or phone number.",
        Sharing.ALL.value: "Colleagues elsewhere find all that, and see your e-mail address and phone number.",
    }


class SharingForm(PlainForm):
    """What colleagues elsewhere may see."""

    sharing = SharingField(
        label="What may colleagues elsewhere see of you?",
        choices=[choice for choice in Sharing.choices if choice[0] != Sharing.NOT_ASKED],
        widget=forms.RadioSelect,
        help_text="You can change this at any time. Your qualifications, checks and training are never shown to them.",
    )
