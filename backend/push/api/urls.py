from django.urls import path

from backend.push.api import views

urlpatterns = [
    path("push-subscriptions", views.SubscriptionsView.as_view(), name="push-subscriptions"),
    path("push-subscriptions/<uuid:id>", views.SubscriptionView.as_view(), name="push-subscription"),
    path("push-subscriptions/<uuid:id>/renew", views.RenewView.as_view(), name="push-subscription-renew"),
]
