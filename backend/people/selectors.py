from uuid import UUID

from backend.accounts.models import User
from backend.core.errors import Invalid
from backend.people.models import Person


def require_person(owner: User, person: UUID) -> Person:
    """For an entry that names somebody.

    Raises Invalid for one who is not there or not the owner's: the two answers are the same.
    """
    found = find_person(owner, person)
    if found is None:
        raise Invalid(
            "invalid", "Something needs another look.", fields={"person": ["There is no such person."]}
        )
    return found


def find_person(owner: User, person: UUID) -> Person | None:
    """The owner's person, also when deleted and not yet erased: its safety route still holds then."""
    return Person.objects.for_owner(owner).whole().filter(pk=person).first()
