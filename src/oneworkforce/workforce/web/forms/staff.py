"""The forms of a staff record: one for each of its sections."""

from collections.abc import Collection, Mapping
from typing import Any

from django import forms

from oneworkforce.ui.forms import PlainForm
from oneworkforce.workforce.commands.said_values import NOT_ASKED, reasons
from oneworkforce.workforce.domain import items
from oneworkforce.workforce.domain.kinds import AgeBand, Away, Ethnicity, Gender, Known
from oneworkforce.workforce.domain.numbering import LONGEST
from oneworkforce.workforce.web.forms.amounts import DaysField
from oneworkforce.workforce.web.forms.posts import further, why

LOCKED = "The person said this of themself: only they change it."


def _known(label: str) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=Known.choices(), widget=forms.RadioSelect())


def _short(label: str, letters: int, help_text: str) -> forms.CharField:
    attrs = {"inputmode": "decimal", "class": "govuk-input--width-4"}
    return forms.CharField(
        label=label, required=False, max_length=letters, help_text=help_text, widget=forms.TextInput(attrs=attrs)
    )


class SectionForm(PlainForm):
    """A section; the fields of `locked` columns are shown and not changed."""

    def __init__(
        self, data: Any = None, *, asked: Collection[str], locked: Collection[str] = (), **options: Any
    ) -> None:
        """Take what a form takes, which items are `asked` of the organisation, and which columns stay as they are.

        What is not asked stands folded under what is; of a section of which nothing is asked, all is seen.
        """
        super().__init__(data, **options)
        unasked = further(self.fields, asked)
        self.more = () if len(unasked) == len(self.fields) else unasked
        for column in locked:
            if (field := self.fields.get(items.by_stored().get(column, column))) is not None:
                field.disabled = True
                field.help_text = LOCKED


class NumberForm(SectionForm):
    """What stands for the person in the organisation's own records."""

    number = forms.CharField(
        label="Staff number",
        max_length=LONGEST,
        help_text="Files are matched by it: give the number that your own records have.",
    )


class AvailabilityForm(SectionForm):
    """When somebody can work."""

    flexible = _known("Works flexibly")
    evenings = _known("Can work evenings")
    weekends = _known("Can work weekends")
    term_time = _known("Works in term time only")


class AgeForm(SectionForm):
    """A year of birth, or a band, or why neither: one question, never folded."""

    birth_year = _short("Year of birth", 4, "Such as 1978. The day and the month are not asked.")
    age_band = forms.ChoiceField(
        label="Or an age band, or why neither is said",
        required=False,
        choices=(NOT_ASKED, *AgeBand.choices(), *reasons()),
    )

    def __init__(self, data: Any = None, **options: Any) -> None:
        """Take what a form of a section takes."""
        super().__init__(data, **options)
        self.more = ()


class ExperienceForm(SectionForm):
    """Since when somebody works with children."""

    sector_since = _short("Year in which they began to work with children", 4, "Such as 2008. With any employer.")
    sector_since_why = why("If there is no year, why")


class RetirementForm(SectionForm):
    """When somebody means to retire."""

    retires_in = _short("Year in which they mean to retire", 4, "Such as 2031. It binds nobody.")
    retires_in_why = why("If there is no year, why")


class EqualityForm(SectionForm):
    """Equality facts, by choice."""

    gender = forms.ChoiceField(label="Gender", choices=Gender.choices(), widget=forms.RadioSelect())
    ethnicity = forms.ChoiceField(label="Ethnic group", choices=Ethnicity.choices(), widget=forms.RadioSelect())
    disability = _known("Disabled")


class AbsenceForm(SectionForm):
    """Days lost and long absence."""

    days_absent = DaysField(
        later=True,
        label="Days absent in the last 12 months",
        required=False,
        help_text="Working days lost, such as 3 or 3.5; 0 means none.",
    )
    days_absent_why = why("If there is no number, why")
    away = forms.ChoiceField(
        label="Away for long, now",
        required=False,
        choices=(NOT_ASKED, *Away.choices(), *reasons(none="Not away")),
    )


FORMS: Mapping[str, type[SectionForm]] = {
    "number": NumberForm,
    "availability": AvailabilityForm,
    "age": AgeForm,
    "experience": ExperienceForm,
    "retirement": RetirementForm,
    "equality": EqualityForm,
    "absence": AbsenceForm,
}
