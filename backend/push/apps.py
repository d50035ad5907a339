from django.apps import AppConfig


class PushConfig(AppConfig):
    name = "backend.push"
    label = "push"

    def ready(self) -> None:
        from backend.accounts.sign_in import signed_in
        from backend.core import privacy
        from backend.push import tasks  # noqa: F401  (registers push.send for whoever wakes workers)
        from backend.push.models import Delivery, PushSubscription
        from backend.push.services import end_with_session

        signed_in.ends_with_it(end_with_session)
        privacy.register(
            privacy.Category("push-subscriptions", "Devices that notes may come to", PushSubscription),
            privacy.Category("deliveries", "What became of the notes sent to your devices", Delivery),
        )
