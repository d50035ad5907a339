from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0002_route_of_the_six_questions")]

    operations = [
        migrations.RemoveConstraint(model_name="person", name="person_standing_known"),
        migrations.RenameField(model_name="person", old_name="standing", new_name="status"),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ["present", "ended", "died"])), name="person_status_known"
            ),
        ),
    ]
