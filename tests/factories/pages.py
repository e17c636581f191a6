"""A page with every component on it, and the form it shows, for tests of how pages look and speak."""

import functools
from dataclasses import dataclass

import jinja2
from django import forms as django_forms
from markupsafe import Markup

from oneworkforce.ui import forms, jinja, listing
from oneworkforce.ui.parts import Cell, Fact, Link

HOSTILE = "<script>alert('1')</script>\"&{{ 7*7 }}"

ALL = """
{% extends "ui/base.html" %}
{% import "ui/components.html" as ui with context %}
{% block title %}All components{% endblock %}
{% block before %}
{{ ui.breadcrumbs(trail) }}
{{ ui.back("/before") }}
{% endblock %}
{% block main %}
{{ ui.form_errors(form) }}
{{ ui.heading("All components", caption="Test") }}
{{ ui.button("Save and continue") }}
{{ ui.button("Look at the plan", href="/plan", secondary=true) }}
{{ ui.button("Remove", warning=true, why_not="You cannot remove yourself. Ask another administrator.") }}
{{ ui.post_button("Close the round", "/close", csrf_input) }}
{{ ui.post_button("Open the round", "/open", csrf_input, why_not="A round is already open.") }}
{{ ui.table("Organisations", ["Name", "Sector", {"text": "People", "number": true}, "State"], rows) }}
{{ ui.facts(facts) }}
{{ ui.tag("Active", "green") }}
{{ ui.notice("Three people were invited.", "success") }}
{{ ui.notice("The list is being read.") }}
{{ ui.notice("Two credentials run out this month.", "warning") }}
{{ ui.inset("A locality can have its own ground rules.") }}
{{ ui.details("What is a locality?", "A place with agencies that work together.") }}
{{ ui.empty("No one yet", "Invite the first person.", href="/invite", action="Invite someone") }}
{{ ui.progress(3, 8, "3 of 8 files read") }}
<form method="post" action="/send" enctype="multipart/form-data" novalidate>
{{ ui.fields(form) }}
{{ ui.button("Send") }}
</form>
<h2 class="govuk-heading-m">People</h2>
{{ ui.listing(people) }}
<h2 class="govuk-heading-m">No match</h2>
{{ ui.listing(none_match) }}
<h2 class="govuk-heading-m">Nothing</h2>
{{ ui.listing(nothing) }}
<h2 class="govuk-heading-m">Kept</h2>
{{ ui.kept([("Your reason", "She asked for an evening course.")]) }}
{% endblock %}
"""

COLUMNS = (
    listing.Column("name", "Name"),
    listing.Column("organisation", "Organisation"),
    listing.Column("hours", "Hours a week", number=True),
    listing.Column("state", "State", sort=False),
)
FILTERS = (
    listing.Filter("q", "Name or e-mail"),
    listing.Filter("sector", "Sector", (("statutory", "Statutory"), ("voluntary", "Voluntary"))),
)


class Sample(forms.PlainForm):
    """One field of every kind."""

    name = django_forms.CharField(label="Your name", max_length=40)
    email = django_forms.EmailField(label="E-mail address", help_text="We write to it once a month at most.")
    born = forms.DateField(label="Date of birth", help_text="For example, 27 3 1990")
    sector = django_forms.ChoiceField(choices=[("", ""), ("s", "Statutory"), ("v", "Voluntary")])
    contact = django_forms.ChoiceField(
        label="How to reach you",
        choices=[("mail", "E-mail"), ("text", "Text message")],
        widget=django_forms.RadioSelect,
    )
    skills = django_forms.MultipleChoiceField(
        choices=[("first", "First aid"), ("sign", "Sign language")],
        widget=django_forms.CheckboxSelectMultiple,
        required=False,
    )
    hours = django_forms.IntegerField(label="Hours a week", min_value=1, max_value=48)
    about = django_forms.CharField(label="About you", widget=django_forms.Textarea, required=False)
    paper = django_forms.FileField(label="Certificate")
    password = django_forms.CharField(widget=django_forms.PasswordInput)
    agree = django_forms.BooleanField(label="I have read the ground rules")
    token = django_forms.CharField(widget=django_forms.HiddenInput, required=False)


@dataclass(frozen=True)
class Viewer:
    """Who looks at the page."""

    actor: str


def render(source: str, **context: object) -> str:
    """Return `source`, a template, rendered as a page would be; `ui` is imported for it."""
    lead = "" if "{% extends" in source else '{% import "ui/components.html" as ui %}'
    return environment().from_string(lead + source).render(**context)


@functools.cache
def environment() -> jinja2.Environment:
    """Return the environment of every page."""
    return jinja.environment()


def people(total: int = 1204, page: int = 3) -> listing.Listing:
    """Return one page of a long list of people."""
    wanted = listing.read({"page": str(page), "sort": "-name", "sector": "voluntary"}, COLUMNS, FILTERS)
    rows = [
        (Cell(f"Ada Example {number}", href=f"/people/{number}"), "Bramble Trust", 37, Cell("Active", tag="green"))
        for number in range(25)
    ]
    return listing.Listing(
        COLUMNS, FILTERS, wanted, rows, total, "/people", "/people.csv", noun="person", plural="people"
    )


def everything() -> str:
    """Return the page with every component, as a person with errors in the form sees it."""
    long_name = "An organisation whose name goes on for longer than a narrow telephone is wide"
    wanted = listing.read({"q": "zz"}, COLUMNS, FILTERS)
    none_match = listing.Listing(COLUMNS, FILTERS, wanted, (), 0, "/people", caption="People who match")
    nothing = listing.Listing(
        (), (), listing.Wanted(), (), 0, "/none", empty_words="Invite the first.", empty_url="/a", empty_action="Invite"
    )
    return render(
        ALL,
        site_navigation=[Link("Home", "/"), Link("People", "/people", current=True), Link("Audit", "/audit")],
        site_viewer=Viewer("Ada Example"),
        site_account_url="/account",
        site_sign_out_url="/out",
        site_partnership="Bramble and Thornton partnership",
        site_demo=True,
        site_footer=[Link("Accessibility statement", "/accessibility"), Link("Privacy", "/privacy")],
        csrf_input=Markup('<input type="hidden" name="csrf" value="x">'),
        trail=[Link("Home", "/"), Link("People", "/people"), {"label": "All components"}],
        form=Sample({"name": "", "email": "x", "born_day": "3", "born_month": "", "born_year": "1990", "hours": "99"}),
        rows=[
            [Cell(long_name, href="/o/1"), "Voluntary", 12, Cell("Active", tag="green")],
            ["Thornton Nursery", "Private", Cell("1,204", number=True), Cell("Left", tag="grey")],
        ],
        facts=[
            Fact("Name", "Ada Example", href="/name"),
            Fact("Languages", ["English", "Serbo-Croatian"]),
            Fact("Role", Cell("Administrator", tag="blue"), why_not="You cannot change your own role."),
        ],
        people=people(),
        none_match=none_match,
        nothing=nothing,
    )
