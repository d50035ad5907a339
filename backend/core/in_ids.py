"""`pk__in_ids=keys`: rows whose UUID is one of many, in one parameter.

`pk__in` gives each key a placeholder of its own; to prepare hundreds of them cost more than the database needs to
find the rows.
"""

import json
from typing import Any

from django.db.models import ForeignKey, Lookup, UUIDField


@UUIDField.register_lookup
@ForeignKey.register_lookup
class InIds(Lookup):
    """The right side is any collection of UUIDs; an empty one matches nothing."""

    lookup_name = "in_ids"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        column, params = self.process_lhs(compiler, connection)
        return f"{column} = ANY(%s)", [*params, list(self.rhs)]

    def as_sqlite(self, compiler: Any, connection: Any) -> Any:
        column, params = self.process_lhs(compiler, connection)
        keys = json.dumps([key.hex for key in self.rhs])
        return f"{column} IN (SELECT value FROM json_each(%s))", [*params, keys]  # noqa: S608  (a column's name)
