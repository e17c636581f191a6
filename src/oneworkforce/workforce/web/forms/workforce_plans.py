"""The forms of workforce plans as a whole."""

from collections.abc import Sequence
from typing import Any

from django import forms

from oneworkforce.ui.forms import PlainForm
from oneworkforce.ui.numbers import WholeField
from oneworkforce.ui.table_files import TableFile
from oneworkforce.workforce.commands import (
    option_scores,
    pivotal_posts,
    plan_mapping,
    plan_populations,
    plan_versions,
    workforce_plans,
)
from oneworkforce.workforce.domain.options import LEAST, MOST, Criterion
from oneworkforce.workforce.domain.plan_kinds import Ready
from oneworkforce.workforce.models.workforce_plan import FIRST, LAST, MOST_YEARS
from oneworkforce.workforce.web.forms import populations
from oneworkforce.workforce.web.forms.amounts import PoundsField

_TEXT = workforce_plans.LONGEST_TEXT


def _lines(label: str, hint: str = "") -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 4})
    return forms.CharField(label=label, required=False, max_length=_TEXT, help_text=hint, widget=widget)


class PlanForm(PlainForm):
    """Step 1: what a plan is for."""

    title = forms.CharField(label="Title", max_length=workforce_plans.LONGEST_TITLE)
    aim = _lines("Aim", "What will be different for children and families.")
    scope = _lines("Scope", "Which services and which workers it is about, and which not.")
    sponsor = forms.CharField(label="Sponsor", required=False, max_length=workforce_plans.LONGEST_TITLE)
    partners = _lines("Partners", "Who plans with you.")
    first_year = WholeField(label="First year", min_value=FIRST, max_value=LAST)
    years = WholeField(label="How many years", min_value=1, max_value=MOST_YEARS)
    places = forms.MultipleChoiceField(
        label="Places",
        widget=forms.CheckboxSelectMultiple,
        help_text="Each is shown by itself, with what lies in it and is not chosen here.",
    )

    def __init__(self, places: Sequence[tuple[str, str]], data: Any = None, **options: Any) -> None:
        """Offer `places`."""
        super().__init__(data, **options)
        fields: Any = self.fields
        fields["places"].choices = list(places)

    def clean_places(self) -> list[str]:
        """Return the ids in a fixed order."""
        return sorted(self.cleaned_data["places"])


class MappingForm(PlainForm):
    """Step 2: what a change begins with, and what it is for."""

    baseline_cost = PoundsField(
        label="What services cost today, a year, in pounds",
        required=False,
        help_text="Leave it empty where it is unknown.",
    )
    performance = _lines(plan_mapping.TEXTS["performance"], "Such as waiting times, and what people say of them.")
    goals = _lines(plan_mapping.TEXTS["goals"], "What shall be reached.")
    benefits = _lines(plan_mapping.TEXTS["benefits"], "Who will be better off, and how.")
    drivers = _lines(plan_mapping.TEXTS["drivers"], "Why now: needs, money, law.")
    barriers = _lines(plan_mapping.TEXTS["barriers"], "What could stop it, and what is done about that.")


class PreferForm(PlainForm):
    """Which option is preferred, and why."""

    preferred = forms.ChoiceField(label="Preferred option", required=False)
    preferred_because = _lines("Why this one")

    def __init__(self, options: Sequence[tuple[str, str]], data: Any = None, **more: Any) -> None:
        """Offer the `options` of the plan."""
        super().__init__(data, **more)
        fields: Any = self.fields
        fields["preferred"].choices = [("", "None yet"), *options]


class ScoreForm(PlainForm):
    """How an option does by each criterion."""

    def __init__(self, criteria: Sequence[Criterion], data: Any = None, **options: Any) -> None:
        """Ask a score and a note for each of `criteria`."""
        choices = [("", "Not judged yet"), *((str(each), str(each)) for each in range(LEAST, MOST + 1))]
        self.criteria = criteria
        self.base_fields = {}  # type: ignore[misc]
        for each in criteria:
            hint = f"{LEAST} is worst, {MOST} best; it weighs {each.weight}."
            self.base_fields[f"score_{each.key}"] = forms.ChoiceField(
                label=each.title, required=False, choices=choices, help_text=hint
            )
            self.base_fields[f"note_{each.key}"] = forms.CharField(
                label=f"Note on {each.title}", required=False, max_length=option_scores.LONGEST_NOTE
            )
        super().__init__(data, **options)

    def said(self) -> dict[str, tuple[int | None, str]]:
        """Return the score and note by the id of each criterion."""
        kept = self.cleaned_data
        return {
            each.key: (
                int(kept[f"score_{each.key}"]) if kept[f"score_{each.key}"] else None,
                kept[f"note_{each.key}"],
            )
            for each in self.criteria
        }


class PopulationFileForm(PlainForm):
    """A file of population figures, and where they are from."""

    source = forms.CharField(
        label="Which sheet it is, and who published it",
        max_length=plan_populations.LONGEST_SOURCE,
        help_text="Such as: Population projections by area 2025, the office of statistics.",
    )
    file = TableFile(
        label="File of population figures",
        largest=populations.LARGEST,
        otherwise="Give fewer groups or years",
        help_text="CSV or Excel, with the columns group, place, year and people, and perhaps scenario.",
    )


class RunForm(PlainForm):
    """How a projection is run."""

    draws = WholeField(
        label="How many times the future is drawn",
        initial=plan_versions.USUAL_DRAWS,
        min_value=plan_versions.FEWEST_DRAWS,
        max_value=plan_versions.MOST_DRAWS,
        help_text="1,000 are enough for whole people; more take longer.",
    )
    seed = WholeField(
        label="Seed",
        required=False,
        min_value=0,
        max_value=plan_versions.LARGEST_SEED,
        help_text="Leave it empty. With that of an earlier version, only changed data make a difference.",
    )
    note = forms.CharField(label="What this run is for", required=False, max_length=plan_versions.LONGEST_NOTE)


class DraftForm(PlainForm):
    """Which measures become actions, and of which strategy."""

    measures = forms.MultipleChoiceField(label="Measures", widget=forms.CheckboxSelectMultiple)
    strategy = forms.ChoiceField(label="Strategy")
    lead_role = forms.CharField(label="Who leads them", max_length=200, initial="To be agreed")
    when = forms.CharField(
        label="By when",
        required=False,
        max_length=100,
        help_text="Such as March 2028. Empty: the last day of the strategy.",
    )

    def __init__(
        self,
        measures: Sequence[tuple[str, str]],
        strategies: Sequence[tuple[str, str]],
        data: Any = None,
        **options: Any,
    ) -> None:
        """Offer the measures without an action, and the strategies."""
        super().__init__(data, **options)
        fields: Any = self.fields
        fields["measures"].choices = list(measures)
        fields["strategy"].choices = list(strategies)


class PivotalForm(PlainForm):
    """A post that much hangs on."""

    post = forms.ChoiceField(label="Post", widget=forms.RadioSelect)
    why = forms.CharField(label="What hangs on it", max_length=pivotal_posts.LONGEST)

    def __init__(self, choices: Sequence[tuple[str, str]], data: Any = None, **options: Any) -> None:
        """Offer the posts that were found."""
        super().__init__(data, **options)
        fields: Any = self.fields
        fields["post"].choices = list(choices)


class SuccessorForm(PlainForm):
    """Somebody who could take a post over."""

    person = forms.ChoiceField(label="Person", widget=forms.RadioSelect)
    ready = forms.ChoiceField(label="When they could", choices=Ready.choices(), widget=forms.RadioSelect)

    def __init__(self, choices: Sequence[tuple[str, str]], data: Any = None, **options: Any) -> None:
        """Offer the people who were found."""
        super().__init__(data, **options)
        fields: Any = self.fields
        fields["person"].choices = list(choices)
