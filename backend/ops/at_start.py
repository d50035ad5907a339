"""What every process that serves or works asks before it begins."""

import logging
import sys

from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection

from backend.ops import fits

log = logging.getLogger("attune.ops")


def require_fit() -> None:
    """Ends the process with one sentence where code, database and keyring do not belong together: it would fail at the
    first thing it reads, or write what the next one can't. A database that is away only has to come back.
    """
    if connection.settings_dict["NAME"] == ":memory:":
        return  # nobody was there before
    of_somebody = connection.connection is not None  # whoever opened it may be in the middle of something
    try:
        why = fits.why_not()
        older = [] if why else fits.unknown_migrations()
    except DatabaseError as error:
        log.error("The database does not answer (%s); what needs it waits.", type(error).__name__)
        return
    except ImproperlyConfigured as error:
        sys.exit(str(error))
    finally:
        if not of_somebody:
            connection.close()
    if why:
        sys.exit(why)
    if older:
        log.warning("This code is older than the database: it does not know %s.", older[-1])
