"""The text of a rendered report, whatever its kind, for tests of what is in it."""

import io
import zipfile

import pypdf
from lxml import etree, html

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def of_web(content: bytes) -> str:
    return "".join(str(text) for text in html.document_fromstring(content.decode()).itertext())


def of_word(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        document = etree.fromstring(packed.read("word/document.xml"))
    return "".join(piece.text or "" for piece in document.iter(f"{WORD}t"))


def of_pdf(content: bytes) -> str:
    return "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)
