from django.urls import path

from backend.measures.api import views

urlpatterns = [
    path("measures", views.MeasuresView.as_view(), name="measures"),
    path("measure-agreements", views.AgreementsView.as_view(), name="measure-agreements"),
    path("measure-agreements/<uuid:id>/agree", views.AgreeView.as_view(), name="measure-agreement-agree"),
    path("measure-agreements/<uuid:id>/end", views.EndAgreementView.as_view(), name="measure-agreement-end"),
    path("clinic/clients/<uuid:care_link>/measures", views.ProposalsView.as_view(), name="clinic-measures"),
    path("clinic/clients/<uuid:care_link>/exported", views.ExportedView.as_view(), name="clinic-exported"),
    path(
        "clinic/measure-responses/<uuid:grant>/acknowledge",
        views.AcknowledgeView.as_view(),
        name="clinic-measure-acknowledge",
    ),
]
