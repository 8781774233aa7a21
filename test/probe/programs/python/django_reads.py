"""A table of 500 rows, read as a list that stays, and in batches."""

import sys

import django
from django.conf import settings
from django.db import connection, models

database = {"ENGINE": "django.db.backends.sqlite3", "NAME": sys.argv[1]}
settings.configure(DATABASES={"default": database}, DEFAULT_AUTO_FIELD="django.db.models.AutoField")
django.setup()


class Guest(models.Model):
    name = models.TextField()

    class Meta:
        app_label = "guests"


with connection.schema_editor() as editor:
    editor.create_model(Guest)
Guest.objects.bulk_create([Guest(name="guest %05d" % number) for number in range(500)])
kept = list(Guest.objects.all())  # the list
for guest in Guest.objects.iterator():  # in batches
    pass
ring = list(Guest.objects.filter(pk__lte=120))
ring[0].others = ring  # garbage that waits for its collection
del ring
print(len(kept))
