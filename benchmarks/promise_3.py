"""Promise 3: a staff file of 100,000 rows and 30 columns checked, 3.5 % of rows faulty, from file to messages.

Ours: the file read, every rule, each message with its row, column, code and remedy. Beside it, in the same run, polars
reading the same file and making nothing but one boolean mask a rule: it knows which rows, and tells nobody why. At
most twice as long is promised. pandera and frictionless are measured too where they are installed.
"""

import datetime as dt
import sys
import tempfile
from pathlib import Path

import polars as pl

import peers
import staff_files
from oneworkforce.workforce.domain import staff_checking, staff_findings, staff_headings, staff_opening, staff_words
from oneworkforce.workforce.domain.kinds import Contract

TODAY = dt.date(2026, 11, 2)
PROMISE = 2.0
DATE = r"^(\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{4})$"
NUMBER = r"^\d{1,3}([.:]\d{1,2})?$"
EMAIL = r"^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@([A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,63}$"
REFERENCE = r"^[A-Za-z0-9][\w ./-]{0,39}$"


def ours(path: Path) -> int:
    """Check the file and write what to mend in each row; return how many rows are told something."""
    table, found = staff_opening.read(path)
    headings = staff_headings.read(table.headings, {})
    checked = staff_checking.check(found, headings, staff_files.known(), TODAY, organisation="a" * 32)
    return len(staff_findings.told(checked.groups, 32_767))


def masks(table: pl.DataFrame) -> dict[str, pl.Series]:
    """Return one mask a rule, as short as polars says it: which rows are wrong."""
    said = {name: pl.col(name) != "" for name in staff_files.COLUMNS}
    started, birth = _day("started"), pl.col("birth_year").cast(pl.Int32, strict=False)
    left, vacant = _day("left"), _day("vacant_since")
    hours = pl.col("hours_a_week").cast(pl.Float64, strict=False)
    lists = {
        "role": [*staff_words.words("role")],
        "contract": [each.title_.lower() for each in Contract],
        **{name: [*staff_words.words("known"), "n/k"] for name in ("flexible", "evenings", "weekends", "disabled")},
        "gender": [*staff_words.words("gender"), "prefer not to say"],
        "ethnic_group": [*staff_words.words("ethnicity")],
    }
    wrong = {f"{name} list": said[name] & ~pl.col(name).str.to_lowercase().is_in(each) for name, each in lists.items()}
    wrong |= {f"{name} date": said[name] & ~pl.col(name).str.contains(DATE) for name in ("left", "vacant_since")}
    wrong |= {
        "role missing": ~said["role"],
        "nobody": ~said["staff_number"] & ~said["vacant_since"],
        "number": said["staff_number"] & ~pl.col("staff_number").str.contains(REFERENCE),
        "reference": said["post_reference"] & ~pl.col("post_reference").str.contains(REFERENCE),
        "twice": said["post_reference"] & pl.col("post_reference").is_duplicated(),
        "alike": pl.struct("staff_number", "role", "post_reference").is_duplicated(),
        "started": said["started"] & started.is_null(),
        "future": started > TODAY,
        "order": left < started,
        "both": said["staff_number"] & said["vacant_since"],
        "vacant": vacant > TODAY,
        "birth": said["birth_year"] & ~birth.is_between(1926, 2012).fill_null(value=False),
        "young": started.dt.year() - birth < 14,
        "retires": said["retires_in"] & ~pl.col("retires_in").cast(pl.Int32, strict=False).is_between(2026, 2086),
        "hours": said["hours_a_week"] & ~pl.col("hours_a_week").str.contains(NUMBER),
        "week": hours > 100,
        "sum": hours.sum().over("staff_number") > 75,
        "full": said["full_time_hours"] & ~pl.col("full_time_hours").str.contains(NUMBER),
        "cases": said["cases"] & pl.col("cases").cast(pl.Int32, strict=False).is_null(),
        "days": said["days_absent"] & pl.col("days_absent").cast(pl.Float64, strict=False).is_null(),
        "email": said["email"] & ~pl.col("email").str.contains(EMAIL),
        "name": said["name"] & (pl.col("name").str.contains(r"^[=+@-]") | (pl.col("name").str.len_chars() > 120)),
        "skills": said["skills"] & pl.col("skills").str.contains(r"^[=+@-]"),
        "locality": said["locality"] & ~pl.col("locality").str.to_lowercase().is_in(["willow"]),
        "check": said["check_expires"] & ~pl.col("check_expires").str.contains(DATE),
        "why": said["leaving_reason"] & ~said["left"],
    }
    found = table.lazy().select(**wrong).collect()
    return {name: found[name].arg_true() for name in found.columns}


def _day(name: str) -> pl.Expr:
    return pl.col(name).str.to_date("%Y-%m-%d", strict=False)


def read(path: Path) -> pl.DataFrame:
    """Return the file with every cell as text."""
    return pl.read_csv(path, infer_schema=False).fill_null("")


def others(path: Path) -> None:
    """Measure what checks tables elsewhere, with a few of the rules, where it is installed."""
    try:
        import pandera.polars as pandera  # noqa: PLC0415  it may not be there
    except ImportError:
        print("        pandera: not installed")
    else:
        shape = {name: pandera.Column(str) for name in staff_files.COLUMNS}
        shape["role"] = pandera.Column(str, pandera.Check.isin(staff_files.TITLES))
        shape["email"] = pandera.Column(str, pandera.Check.str_matches(EMAIL))
        schema = pandera.DataFrameSchema(shape)

        def by_pandera() -> None:
            try:
                schema.validate(read(path), lazy=True)
            except pandera.errors.SchemaErrors as errors:
                len(errors.failure_cases)

        mine, (theirs,) = peers.beside(lambda: ours(path), [by_pandera], runs=3)
        print(f"        beside pandera with two of the rules: {mine.median / theirs.median:.2f}x")
    try:
        import frictionless  # noqa: PLC0415  it may not be there
    except ImportError:
        print("        frictionless: not installed")
    else:
        mine, (theirs,) = peers.beside(
            lambda: ours(path), [lambda: frictionless.validate(str(path), limit_errors=10_000)], runs=1
        )
        print(f"        beside frictionless, which looks at the shape alone: {mine.median / theirs.median:.2f}x")


def main() -> int:
    """Run it; 1 when the promise is broken."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "staff.csv")
        staff_files.write(path)
        wrong = {row for rows in masks(read(path)).values() for row in rows.to_list()}
        told = ours(path)
        print(f"        {told:,} rows are told what to mend; the masks find {len(wrong):,}")
        mine, (theirs, alone) = peers.beside(
            lambda: ours(path), [lambda: masks(read(path)), lambda: read(path)], runs=7
        )
        kept = peers.line("100,000 x 30 from file to messages", mine, theirs, PROMISE, "polars' masks from the file")
        print(f"        of polars' time, reading alone is {alone.median / theirs.median:.0%}")
        others(path)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
