"""A rendered report as an answer: its page to be read at once, Word and PDF to be kept."""

from django.http import HttpResponse

from oneworkforce.documents import web

KINDS = {
    "html": "text/html; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}
TITLES = {"html": "Web page", "docx": "Word", "pdf": "PDF"}


def answer(content: bytes, kind: str, name: str) -> HttpResponse:
    """Return `content`; `name` without its ending is that of the file, and tells nothing of what is in it."""
    response = HttpResponse(content, content_type=KINDS[kind])
    if kind == "html":
        response["Content-Security-Policy"] = web.policy(content)
    else:
        response["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    response["Cache-Control"] = "no-store"
    return response
