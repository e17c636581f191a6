"""The ages that a projection expects: on the page, and as a file."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.urls import reverse

from oneworkforce.ui.on_page import on_page
from oneworkforce.workforce.models import PlanVersion
from oneworkforce.workforce.reports import plan_ages
from oneworkforce.workforce.web.presenters.plan_sections import Section

EXPORT = ("Roles", "Age", "Year", "People expected", "Left by then", "Retired by then")


def sections(last: PlanVersion) -> list[Section]:
    """Return the ages of a version: today and in its last year, and who has gone until then."""
    held = plan_ages.told(last.results)
    if held is None:
        return [Section(plan_ages.TITLE, empty=plan_ages.FEW)]
    away = [("Take every year away as a file", reverse("workforce_ages_export", args=[last.pk]))]
    gone = plan_ages.gone(held)
    return [
        Section(
            plan_ages.TITLE,
            words=[plan_ages.sentence(held), plan_ages.HOW],
            picture=on_page(plan_ages.drawn(held)),
            table=plan_ages.there(held),
            links=away,
        ),
        Section(gone.caption, table=gone),
    ]


def exported(results: Mapping[str, Any]) -> Iterator[tuple[str | int, ...]]:
    """Yield the rows of the file: groups of roles, ages and years; who has gone by the first year is nobody."""
    held = plan_ages.told(results) or {}
    for family in held.get("families", ()):
        for at, band in enumerate(held["titles"]):
            for year, people in enumerate(family["people"]):
                left, retired = (family[name][year - 1][at] if year else 0 for name in ("left", "retired"))
                yield family["title"], band, held["first"] + year, people[at], left, retired
