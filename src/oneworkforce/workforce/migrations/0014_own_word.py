"""A post knows which one it followed, and a staff record which of its columns the person said themself."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("workforce", "0013_workforce_plan_rules")]

    operations = [
        migrations.AddField(
            model_name="post",
            name="follows",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="followed_by",
                to="workforce.post",
            ),
        ),
        migrations.AddField(
            model_name="staffrecord",
            name="self_said",
            field=models.JSONField(blank=True, db_default=models.Value([], models.JSONField()), default=list),
        ),
    ]
