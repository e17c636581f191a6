"""The addresses of files of posts and staff records."""

from typing import Any

from django.urls import path

from oneworkforce.workforce.web import staff_template, staff_uploads

_ONE = "workforce/uploads/<uuid:pk>/"

urlpatterns: list[Any] = [
    path("workforce/uploads/", staff_uploads.uploads, name="staff_uploads"),
    path("workforce/uploads/export/", staff_uploads.uploads_export, name="staff_uploads_export"),
    path("workforce/uploads/add/", staff_uploads.upload_add, name="staff_upload_add"),
    path("workforce/uploads/template/csv/", staff_template.template_csv, name="staff_template_csv"),
    path("workforce/uploads/template/xlsx/", staff_template.template_xlsx, name="staff_template_xlsx"),
    path(_ONE, staff_uploads.upload, name="staff_upload"),
    path(f"{_ONE}columns/", staff_uploads.upload_columns, name="staff_upload_columns"),
    path(f"{_ONE}rows/", staff_uploads.upload_rows, name="staff_upload_rows"),
    path(f"{_ONE}rows/export/", staff_uploads.upload_rows_export, name="staff_upload_rows_export"),
    path(f"{_ONE}absent/", staff_uploads.upload_absent, name="staff_upload_absent"),
    path(f"{_ONE}absent/export/", staff_uploads.upload_absent_export, name="staff_upload_absent_export"),
    path(f"{_ONE}take/", staff_uploads.upload_take, name="staff_upload_take"),
    path(f"{_ONE}leave/", staff_uploads.upload_leave, name="staff_upload_leave"),
    path(f"{_ONE}cancel/", staff_uploads.upload_cancel, name="staff_upload_cancel"),
    path(f"{_ONE}mend/", staff_uploads.upload_mend, name="staff_upload_mend"),
    path(f"{_ONE}undo/", staff_uploads.upload_undo, name="staff_upload_undo"),
]
