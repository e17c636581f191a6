"""The addresses of reports, their issues, and the public page."""

from django.urls import URLPattern, path

from oneworkforce.assess.web import issues, published, report_parts, reports

urlpatterns: list[URLPattern] = [
    path("reports/", reports.reports_list, name="reports"),
    path("reports/export/", reports.export, name="reports_export"),
    path("reports/add/", reports.add, name="report_add"),
    path("reports/<uuid:report>/", reports.report, name="report"),
    path("reports/<uuid:report>/change/", reports.change, name="report_change"),
    path("reports/<uuid:report>/remove/", reports.remove, name="report_remove"),
    path("reports/<uuid:report>/parts/<path:key>/", report_parts.part, name="report_part"),
    path("reports/<uuid:report>/comment/", report_parts.comment, name="report_comment"),
    path("reports/comments/<uuid:comment>/settle/", report_parts.comment_settle, name="report_comment_settle"),
    path("reports/<uuid:report>/preview/", report_parts.preview, name="report_preview"),
    path("reports/<uuid:report>/preview/<slug:kind>/", report_parts.preview_file, name="report_preview_file"),
    path("reports/<uuid:report>/issue/", issues.report_issue, name="report_issue"),
    path("issues/<uuid:issue>/", issues.issue, name="issue"),
    path("issues/<uuid:issue>/files/", issues.issue_files, name="issue_files"),
    path("issues/<uuid:issue>/files/<slug:kind>/", issues.issue_file, name="issue_file"),
    path("issues/<uuid:issue>/withdraw/", issues.issue_withdraw, name="issue_withdraw"),
    path("published/", published.published_partnerships, name="published_partnerships"),
    path("published/<uuid:partnership>/", published.published, name="published"),
    path("published/<uuid:partnership>/<uuid:issue>/", published.published_report, name="published_report"),
    path("published/<uuid:partnership>/<uuid:issue>/<slug:kind>/", published.published_file, name="published_file"),
]
