from django.apps import AppConfig


class PushConfig(AppConfig):
    name = "backend.push"
    label = "push"

    def ready(self) -> None:
        from backend.accounts.sign_in import signed_in
        from backend.core import put_back, under_keyring
        from backend.core.privacy import Category, Erase, register
        from backend.push import put_back as acts
        from backend.push import tasks  # noqa: F401  (registers push.send for whoever wakes workers)
        from backend.push.models import Delivery, PushSubscription
        from backend.push.outbox import close_waiting
        from backend.push.services import end_with_session
        from backend.push.under_keyring import TOKENS

        signed_in.ends_with_it(end_with_session)
        under_keyring.register(TOKENS)
        put_back.register("Notes that waited are not sent.", close_waiting)
        put_back.register("Notes come to a device again once its owner signs in on it.", acts.forget_devices)
        register(
            Category(
                "push-subscriptions",
                "Devices that notes may come to",
                PushSubscription,
                show={"device": "Device", "created_at": "Since", "accepted_at": "Last note taken on"},
                erase=Erase.DEVICES,
            ),
            Category(
                "deliveries",
                "What happened to the notes sent to your devices",
                Delivery,
                show={
                    "subscription__device": "Device",
                    "due_at": "Due on",
                    "state": "What happened to it",
                    "shown_at": "Shown on",
                    "opened_at": "Opened on",
                },
                erase=Erase.DEVICES,
            ),
        )
