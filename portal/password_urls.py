"""A forgotten password: a link by e-mail, and a new one. Names as Django's admin looks for them."""

from django.contrib.auth import views
from django.urls import path

urlpatterns = [
    path("", views.PasswordResetView.as_view(), name="admin_password_reset"),
    path("sent/", views.PasswordResetDoneView.as_view(), name="password_reset_done"),
    path(
        "<uidb64>/<token>/",
        views.PasswordResetConfirmView.as_view(),
        name="password_reset_confirm",
    ),
    path("set/", views.PasswordResetCompleteView.as_view(), name="password_reset_complete"),
]
