"""Tables of workforce plans by the six steps, the last part; rows of one partnership stay its own."""

import django.db.models.deletion
import django.db.models.functions.text
from django.db import migrations, models

from oneworkforce.ground.row_security import RowSecurity


class Migration(migrations.Migration):
    dependencies = [("workforce", "0012_workforce_plan_parts")]

    operations = [
        migrations.AddIndex(
            model_name="workforceplan",
            index=models.Index(
                models.F("partnership"),
                django.db.models.functions.text.Lower("title"),
                models.F("id"),
                name="workforce_plans_listed",
            ),
        ),
        migrations.AddConstraint(
            model_name="workforceplan",
            constraint=models.UniqueConstraint(fields=("partnership", "title"), name="one_workforce_plan_a_title"),
        ),
        migrations.AddConstraint(
            model_name="workforceplan",
            constraint=models.CheckConstraint(
                condition=models.Q(("first_year__range", (1990, 2100)), ("years__range", (1, 20))),
                name="workforce_plan_horizon",
            ),
        ),
        migrations.AddConstraint(
            model_name="service",
            constraint=models.UniqueConstraint(fields=("plan", "title"), name="one_service_a_title"),
        ),
        migrations.AddConstraint(
            model_name="ratio",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("group", ""), ("people_each__isnull", True)),
                    models.Q(models.Q(("group", ""), _negated=True), ("people_each__gte", 1)),
                    _connector="OR",
                ),
                name="ratio_is_to_people_or_fixed",
            ),
        ),
        migrations.AddConstraint(
            model_name="planpopulation",
            constraint=models.UniqueConstraint(
                fields=("plan", "group", "locality", "scenario", "year"), name="one_population_figure"
            ),
        ),
        migrations.AddConstraint(
            model_name="planversion",
            constraint=models.UniqueConstraint(fields=("plan", "number"), name="one_plan_version_a_number"),
        ),
        migrations.AddConstraint(
            model_name="planversion",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "waiting")), fields=("plan",), name="one_plan_version_at_work"
            ),
        ),
        migrations.AddConstraint(
            model_name="planplace",
            constraint=models.UniqueConstraint(fields=("plan", "locality"), name="one_place_a_plan"),
        ),
        migrations.AddConstraint(
            model_name="pivotalpost",
            constraint=models.UniqueConstraint(fields=("plan", "post"), name="one_pivotal_post"),
        ),
        migrations.AddConstraint(
            model_name="option",
            constraint=models.UniqueConstraint(fields=("plan", "title"), name="one_option_a_title"),
        ),
        migrations.AddConstraint(
            model_name="growthrate",
            constraint=models.UniqueConstraint(fields=("plan", "scenario"), name="one_growth_a_scenario"),
        ),
        migrations.AddConstraint(
            model_name="criterion",
            constraint=models.UniqueConstraint(fields=("plan", "title"), name="one_criterion_a_title"),
        ),
        migrations.AddConstraint(
            model_name="assumption",
            constraint=models.UniqueConstraint(
                fields=("plan", "about", "role", "band"), name="one_assumption_of_a_kind"
            ),
        ),
        RowSecurity(
            [
                "WorkforcePlan",
                "PlanPlace",
                "Criterion",
                "Option",
                "OptionScore",
                "Service",
                "Ratio",
                "GrowthRate",
                "PlanPopulation",
                "Assumption",
                "Trainees",
                "PivotalPost",
                "Successor",
                "PlanVersion",
                "Projected",
                "Measure",
                "Review",
                "Indicator",
            ]
        ),
    ]
