from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("push", "0003_wake_at")]

    operations = [migrations.RenameField("delivery", "token", "seed")]
