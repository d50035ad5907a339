from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("core", "0002_operation_act")]

    operations = [migrations.RenameField("heartbeat", "part", "process")]
