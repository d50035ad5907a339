from backend.accounts.management.refused import RefusedCommand


class Command(RefusedCommand):
    help = "Refuses: a password set here would open nothing."
    why = "A password set here would lock somebody out: what signs in is made of their words, on their own device. They can get back in with their recovery sheet."
