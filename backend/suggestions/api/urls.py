from django.urls import path

from backend.suggestions.api import views

urlpatterns = [
    path("suggestions", views.SuggestionsView.as_view(), name="suggestions"),
    path("suggestions/<uuid:id>/read", views.ReadSuggestionView.as_view(), name="suggestion-read"),
    path("suggestions/<uuid:id>/answer", views.AnswerView.as_view(), name="suggestion-answer"),
    path(
        "clinic/clients/<uuid:care_link>/suggestions",
        views.OwnSuggestionsView.as_view(),
        name="clinic-suggestions",
    ),
    path(
        "clinic/clients/<uuid:care_link>/suggestions/<uuid:id>",
        views.OwnSuggestionView.as_view(),
        name="clinic-suggestion",
    ),
    path(
        "clinic/clients/<uuid:id>/suggestion-draft",
        views.SuggestionDraftView.as_view(),
        name="clinic-suggestion-draft",
    ),
]
