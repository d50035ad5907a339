from django.urls import path

from backend.speakup.api import views

urlpatterns = [
    path("replies", views.RepliesView.as_view(), name="replies"),
    path("replies/<uuid:id>/read", views.ReadReplyView.as_view(), name="reply-read"),
    path("clinic/replies/<uuid:grant>", views.OwnReplyView.as_view(), name="clinic-reply"),
    path("clinic/replies/<uuid:id>/draft", views.ReplyDraftView.as_view(), name="clinic-reply-draft"),
    path("clinic/reply-starters", views.StartersView.as_view(), name="clinic-reply-starters"),
]
