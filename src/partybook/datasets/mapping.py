"""Any table of separated values, read by a mapping file (`mapping_file`), into statements or results."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from partybook import terms
from partybook.datasets.cells import Row, Table
from partybook.datasets.figures import count, share
from partybook.datasets.files import open_table
from partybook.datasets.mapping_file import DATES, FIGURES, NOTHING, Mapping, Results, Said
from partybook.datasets.precision import decimal_number
from partybook.datasets.reading import Election, Result, TableReading
from partybook.datasets.writing import Writer, country_name, party, text
from partybook.errors import ReadError
from partybook.model import Colour, Mention, PartialDate, Quantity, TextValue, Url, Value

VERSION = "1"


def read(path: Path, mapping: Mapping) -> Iterator[TableReading]:
    """The table as the mapping understands it. Raises `ReadError` for a column that the table lacks, and for a row
    without a name or with a result that is no number; what else does not fit is a remark at its cell."""
    table = open_table(path, mapping.columns)
    extractor = f"{mapping.dataset}/{VERSION}"
    if mapping.results is not None:
        results = mapping.results
        columns = tuple((name, column) for name in FIGURES if (column := getattr(results, name)))

        def rows() -> Iterator[Result]:
            elections: dict[tuple[str, str, str], Election] = {}
            for row in table.rows():
                yield _result(mapping, results, row, elections)

        yield TableReading(
            mapping.dataset, extractor, table.source, f"{mapping.dataset}: results", results=rows, columns=columns
        )
        return
    writer = Writer(extractor)
    unique = mapping.subject.id and not mapping.subject.repeated
    for row in _keyed(table, mapping.subject.id) if unique else table.rows():
        _read_row(writer, mapping, row)
    title = f"{mapping.dataset}: {path.name}"
    yield TableReading(mapping.dataset, extractor, table.source, title, tuple(writer.statements), tuple(writer.remarks))


def _keyed(table: Table, column: str) -> Iterable[Row]:
    try:
        return table.keyed(column).values()
    except ReadError as error:
        raise ReadError(f"{error}; where several rows tell of one party, set repeated = true in [subject]") from None


def _subject(mapping: Mapping, row: Row) -> Mention:
    name = next((row[column] for column in mapping.subject.names if row[column] not in NOTHING), "")
    if not name:
        raise row.error(f"names no party in {', '.join(mapping.subject.names)}")
    country = row[mapping.country_column] if mapping.country_column else mapping.country
    if mapping.subject.id:
        if not row[mapping.subject.id]:
            raise row.error(f"has nothing in column {mapping.subject.id!r}, which is the id of its party")
        return party(name, mapping.dataset, row[mapping.subject.id], country)
    return Mention(name, "party", "", (("country", country_name(country)),) if country else ())


def _read_row(writer: Writer, mapping: Mapping, row: Row) -> None:
    subject = _subject(mapping, row)
    before = len(writer.statements)
    if mapping.subject.id:
        scheme = [("scheme", TextValue(mapping.dataset))]
        writer.say(subject, "identifier", TextValue(row[mapping.subject.id]), row.evidence(mapping.subject.id), scheme)
    if mapping.country_column and row[mapping.country_column]:
        country = TextValue(country_name(row[mapping.country_column]), "en")
        writer.say(subject, "country", country, row.evidence(mapping.country_column))
    for said in mapping.statement:
        if row[said.column] not in NOTHING:
            _say(writer, subject, said, row)
    if len(writer.statements) == before:
        writer.remark("nothing-in-row", f"the row says nothing of {subject.name}", row.evidence())


def _say(writer: Writer, subject: Mention, said: Said, row: Row) -> None:
    cell = row[said.column]
    evidence = row.evidence(said.column)
    fixed = (("scheme", said.scheme), ("note", said.note), ("role", said.role))
    qualifiers: list[tuple[str, Value | None]] = [(name, TextValue(words)) for name, words in fixed if words]
    for name, column in said.qualifiers.items():
        if row[column] not in NOTHING:
            dated = name in ("start", "end", "date")
            qualifiers.append((name, _date(said.date, row[column]) if dated else text(row[column])))
    for words in cell.split(said.split) if said.split else [cell]:
        value = _value(said, words.strip())
        if value is None:
            message = f"{words.strip()!r} in column {said.column} is no value of {said.property}"
            writer.remark("unread-value", message, evidence)
        else:
            writer.say(subject, said.property, value, evidence, qualifiers)


def _value(said: Said, words: str) -> Value | None:
    if not words:
        return None
    match terms.properties()[said.property].value:
        case "date":
            return _date(said.date, words)
        case "number":
            number = decimal_number(words.replace(",", ""))
            return None if number is None else Quantity(number, words)
        case "party":
            return Mention(words, "party")
        case "person":
            return Mention(words, "person")
        case "organisation":
            return Mention(words, "organisation")
        case "url":
            return Url(words)
        case "colour":
            return Colour(words)
        case "country":
            return TextValue(country_name(words), "en")
    return TextValue(words, said.language, text(words).script)


def _date(meant: str, words: str) -> PartialDate | None:
    if meant in DATES:
        return DATES[meant](words)
    try:
        day = datetime.strptime(words, meant)
    except ValueError:
        return None
    month = day.month if any(code in meant for code in ("%m", "%b", "%B")) else 0
    return PartialDate.of(day.year, month, day.day if "%d" in meant else 0)


def _result(mapping: Mapping, meant: Results, row: Row, elections: dict[tuple[str, str, str], Election]) -> Result:
    subject = _subject(mapping, row)
    country = dict(subject.details).get("country", "")
    name = row[meant.election] if meant.election else ""
    key = (country, name, row[meant.date])
    if key not in elections:
        date = _date(meant.date_as, row[meant.date])
        if date is None:
            raise row.error(f"has {row[meant.date]!r} in column {meant.date!r}, which is no date as {meant.date_as}")
        elections[key] = Election(
            mapping.dataset, "/".join(filter(None, key)), name or f"{country} {date}".strip(), meant.kind, country, date
        )
    votes, votes_share, seats = (getattr(meant, figure) for figure in FIGURES)
    number: Decimal | None = share(row, votes_share) if votes_share else None
    return Result(
        elections[key],
        subject,
        row.number,
        row.start,
        row.end,
        district=row[meant.district] if meant.district else "",
        candidate=row[meant.candidate] if meant.candidate else "",
        votes=count(row, votes) if votes else None,
        vote_share=number,
        seats=count(row, seats) if seats else None,
    )
