from django.urls import path

from backend.privacy.api import views

urlpatterns = [
    path("account/data", views.DataView.as_view(), name="account-data"),
    path("account/erasure", views.ErasureView.as_view(), name="account-erasure"),
    path("account/erasure/undo", views.UndoErasureView.as_view(), name="account-erasure-undo"),
]
