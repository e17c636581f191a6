"""Where each population figure of a plan is from, and when its file was read."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("workforce", "0018_somewhere")]

    operations = [
        migrations.AddField(
            model_name="planpopulation",
            name="source",
            field=models.CharField(blank=True, db_default="", default="", max_length=300),
        ),
        migrations.AddField(
            model_name="planpopulation",
            name="read_on",
            field=models.DateField(blank=True, null=True),
        ),
    ]
