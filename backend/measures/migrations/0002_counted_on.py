from django.db import migrations

import backend.core.sealed


class Migration(migrations.Migration):
    dependencies = [
        ("measures", "0001_first"),
    ]

    operations = [
        migrations.AddField(
            model_name="measureresponse",
            name="counted_on",
            field=backend.core.sealed.SealedDateField(null=True),
        ),
    ]
