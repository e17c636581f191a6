"""The tables and the texts of a page, as somebody reads them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

_TEXTS = {"p", "li", "dd", "dt", "td", "th", "h1", "h2", "h3", "caption", "figcaption", "desc", "text", "option"}


@dataclass
class Read(HTMLParser):
    """Every table as rows of texts, its headings first, and every text on its own."""

    page: str
    tables: list[list[list[str]]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Read the page."""
        super().__init__()
        self._open: list[str] = []
        self.feed(self.page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a table, a row or a text."""
        del attrs
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in _TEXTS:
            self._open.append("")

    def handle_data(self, data: str) -> None:
        """Take what is written."""
        if self._open:
            self._open[-1] += data

    def handle_endtag(self, tag: str) -> None:
        """Close a text."""
        if tag in _TEXTS and self._open:
            said = " ".join(self._open.pop().split())
            self.texts.append(said)
            if tag in {"td", "th"}:
                self.tables[-1][-1].append(said)

    def under(self, name: str) -> list[str]:
        """Return every cell that stands beside a row's or below a column's heading `name`."""
        found = []
        for table in self.tables:
            for row in table:
                if row and row[0] == name:
                    found += row[1:]
            columns = [at for at, title in enumerate(table[0]) if title == name] if table else []
            found += [row[at] for row in table[1:] for at in columns]
        return found
