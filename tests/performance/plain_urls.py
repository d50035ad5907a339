from django.urls import path

from backend.sharing.models import CareLink
from tests.performance.plain import plain_list

urlpatterns = [path("plain", plain_list(CareLink))]
