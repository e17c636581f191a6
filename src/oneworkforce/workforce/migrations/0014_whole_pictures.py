"""Pictures know when every figure was last made anew; skills stand in their rows by name."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("workforce", "0013_workforce_plan_rules"),
    ]

    operations = [
        migrations.AddField(
            model_name="picture",
            name="whole_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name="picturerow",
            name="first",
            field=models.CharField(blank=True, max_length=100),
        ),
        migrations.AlterField(
            model_name="picturerow",
            name="second",
            field=models.CharField(blank=True, max_length=100),
        ),
    ]
