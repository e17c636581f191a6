"""A workforce plan of the six steps: defined, its options scored, projected, and what closes the gap sent to a plan."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any
from uuid import UUID

from oneworkforce.site.demo_story.told import Told
from oneworkforce.ui import conflict
from oneworkforce.workforce.commands import (
    option_scores,
    pivotal_posts,
    plan_actions,
    plan_mapping,
    plan_parts,
    plan_populations,
    plan_versions,
    workforce_plans,
)
from oneworkforce.workforce.domain import new_roles
from oneworkforce.workforce.domain.plan_parts import BY_WORD, Field, Kind
from oneworkforce.workforce.models import Criterion, NewRole, Option, Service, WorkforcePlan


def play(told: Told) -> None:
    """Take all six steps, where the story of an example has them."""
    if said := told.file("six-steps"):
        _Plan(told, said).play()


class _Plan:
    def __init__(self, told: Told, said: dict[str, Any]) -> None:
        self.told, self.said = told, said
        self.given: dict[str, Any] = {"by": told.lead, "now": told.at(said["days"])}
        self.today = told.day(said["days"])
        about = {**said["plan"], "first_year": self.today.year + said["plan"]["first_year"]}
        about["places"] = [told.place(name) for name in about["places"]]
        self.plan = workforce_plans.add(**self.given, **about)
        seen = conflict.digest(plan_mapping.shown(WorkforcePlan.objects.get(pk=self.plan)))
        cost = Decimal(said["mapping"]["baseline_cost"])
        plan_mapping.change(**self.given, plan=self.plan, seen=seen, **{**said["mapping"], "baseline_cost": cost})

    def play(self) -> None:
        for word, parts in self.said["parts"].items():
            for each in parts:
                self._part(word, each)
        sheet = self.said["population"]
        plan_populations.bring_in(
            **self.given,
            today=self.today,
            plan=self.plan,
            source=sheet["source"],
            path=self.told.folder / sheet["file"],
        )
        self._options()
        for each in self.said["pivotal"]:
            self._pivotal(each)
        self._run()
        sent = [made for each in self.said["measures"] if (made := self._part("measures", each)) and each.get("sent")]
        self._send(sent)

    def _part(self, word: str, said: dict[str, Any]) -> UUID:
        part = BY_WORD[word]
        values = {field.name: value for field in part.fields for value in self._value(field, said)}
        return plan_parts.add(**self.given, plan=self.plan, part=part, said=values)

    def _value(self, field: Field, said: dict[str, Any]) -> Iterator[Any]:
        """Yield the value of a field where the story says one: years and days are said from now on."""
        told = self.told
        years = {"year": "in", "first_year": "in"}
        days = {"due_on": "due", "target_on": "target_in"}
        if field.kind is Kind.WHOLE and (name := years.get(field.name)) in said:
            yield self.today.year + said[str(name)]
        elif field.kind is Kind.DATE:
            yield told.day(said[days[field.name]]) if days.get(field.name) in said else None
        elif field.name in said and field.kind is Kind.PLACE:
            yield str(told.place(said[field.name]))
        elif field.name in said and field.kind is Kind.SERVICE:
            yield str(Service.objects.get(plan=self.plan, title=said[field.name]).pk)
        elif field.name in said and field.kind is Kind.ROLE:
            new = NewRole.objects.filter(plan=self.plan, title=said[field.name]).first()
            yield new_roles.key(new.pk) if new else said[field.name]
        elif field.name in said:
            yield said[field.name]

    def _options(self) -> None:
        keys = dict(Criterion.objects.filter(plan=self.plan).values_list("title", "pk"))
        criteria = [str(keys[each["title"]]) for each in self.said["parts"]["criteria"]]
        for title, scores in self.said["scores"].items():
            row = Option.objects.get(plan=self.plan, title=title)
            seen = conflict.digest(option_scores.shown(row))
            judged = {key: (score, "") for key, score in zip(criteria, scores, strict=True)}
            option_scores.put(**self.given, option=row.pk, seen=seen, said=judged)
        chosen = self.said["prefer"]
        workforce_plans.prefer(
            **self.given,
            plan=self.plan,
            seen=conflict.digest(workforce_plans.shown_preferred(WorkforcePlan.objects.get(pk=self.plan))),
            preferred=Option.objects.get(plan=self.plan, title=chosen["option"]).pk,
            because=chosen["because"],
        )

    def _pivotal(self, said: dict[str, Any]) -> None:
        post = self.told.post(said["post"]).pk
        given = {**self.given, "today": self.today}
        made = pivotal_posts.add(**given, plan=self.plan, post=post, why=said["why"])
        for reference, ready in said["successors"].items():
            person = self.told.post(reference).person_id
            assert person is not None  # examples/walsall/build.py
            pivotal_posts.name(**given, pivotal=made, person=person, ready=ready)

    def _run(self) -> None:
        said = self.said["run"]
        now, today = self.told.at(said["days"]), self.told.day(said["days"])
        drawn = {"draws": said["draws"], "seed": said["seed"], "note": said["note"]}
        plan_versions.ask(by=self.told.lead, now=now, today=today, plan=self.plan, **drawn)
        self.told.work(now)

    def _send(self, measures: list[UUID]) -> None:
        said = self.said["sent"]
        assert self.told.strategy is not None  # planning.py has made it
        plan_actions.draft(
            by=self.told.lead,
            now=self.told.at(said["days"]),
            plan=self.plan,
            measures=measures,
            strategy=self.told.strategy,
            lead_role=said["lead_role"],
            when=self.told.day(said["done"]).strftime("%B %Y"),
        )
