from django.db import migrations


def fill(apps, schema_editor):
    """The copies of before are sealed and signed for the entry's id and revision themselves."""
    grant = apps.get_model("sharing", "Grant")
    for one in grant.objects.filter(about="").only("pk", "entry", "entry_revision").iterator():
        grant.objects.filter(pk=one.pk).update(about=f"{one.entry}|{one.entry_revision}")


class Migration(migrations.Migration):
    dependencies = [("sharing", "0007_ids_that_tell_no_time")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
