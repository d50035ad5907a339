from backend.accounts.management.refused import RefusedCommand


class Command(RefusedCommand):
    help = "Refuses: there is nobody here who may do everything."
    why = "There are no superusers here, and nothing that one could use. create_administrator makes who sets up a practice, create_clinician a clinician; clients sign up in the app."
