"""A need of a skill may be unknown: where a population figure is missing that it rests on. It was kept as nought.

On the way back the rows with such a need go: their columns can hold a number alone.
"""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

NAMES = ("need", "need_low", "need_high")


def forget(apps: StateApps, _schema: BaseDatabaseSchemaEditor) -> None:
    """Delete the figures whose need is not known."""
    apps.get_model("workforce", "ProjectedSkill")._base_manager.filter(need__isnull=True).delete()


class Migration(migrations.Migration):
    dependencies = [("workforce", "0019_population_sources")]

    operations = [
        *(
            migrations.AlterField(
                model_name="projectedskill", name=name, field=models.PositiveIntegerField(blank=True, null=True)
            )
            for name in NAMES
        ),
        migrations.RunPython(migrations.RunPython.noop, forget),
    ]
