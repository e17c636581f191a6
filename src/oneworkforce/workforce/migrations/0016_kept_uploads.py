"""Who had a file undone; what headings and words mean in files of several organisations, uploader by uploader.

Until now one meaning held for the whole partnership. Nobody knows whose it was: it is asked for again.
"""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

NAMES = ("RememberedHeading", "RememberedWord")


def forget(apps: StateApps, _schema: BaseDatabaseSchemaEditor) -> None:
    """Forget what was remembered for everybody."""
    for name in NAMES:
        apps.get_model("workforce", name)._base_manager.filter(organisation=None).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("workforce", "0015_plan_required"),
    ]

    operations = [
        migrations.RunPython(forget, migrations.RunPython.noop),
        migrations.AddField(
            model_name="staffupload",
            name="undone_by",
            field=models.CharField(blank=True, max_length=160, default=""),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="rememberedheading",
            name="uploader",
            field=models.UUIDField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="rememberedword",
            name="uploader",
            field=models.UUIDField(blank=True, null=True),
        ),
        migrations.RemoveConstraint(model_name="rememberedheading", name="one_meaning_a_heading_of_several"),
        migrations.RemoveConstraint(model_name="rememberedword", name="one_meaning_a_word_of_several"),
        migrations.AddConstraint(
            model_name="rememberedheading",
            constraint=models.UniqueConstraint(
                condition=models.Q(("organisation__isnull", True)),
                fields=("partnership", "uploader", "heading"),
                name="one_meaning_a_heading_of_several",
            ),
        ),
        migrations.AddConstraint(
            model_name="rememberedword",
            constraint=models.UniqueConstraint(
                condition=models.Q(("organisation__isnull", True)),
                fields=("partnership", "uploader", "item", "word"),
                name="one_meaning_a_word_of_several",
            ),
        ),
        migrations.RunPython(migrations.RunPython.noop, forget),
    ]
