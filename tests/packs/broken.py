"""Faults that a pack may have, one change of the small pack each, with the reports that are due."""

from __future__ import annotations

from collections.abc import Callable

from tests.packs.making import Pack, changed, with_line

O, E, S, M, C = "observations.csv", "entities.csv", "sources.csv", "milestones.csv", "claims.csv"  # noqa: E741

# By name: what is done to the pack, and file, line, column and a part of the message of each fault that follows.
CASES: dict[str, tuple[Callable[[Pack], Pack], list[tuple[str, int, str, str]]]] = {
    "an id with a space": (
        lambda p: with_line(p, S, "Page 3,T,,,,,press,zh"),
        [(S, 4, "id", "“Page 3” is not an id. Use letters, digits and hyphens, such as page-3")],
    ),
    "a Chinese id": (lambda p: with_line(p, S, "网页,T,,,,,press,zh"), [(S, 4, "id", "is not an id")]),
    "a blank id": (lambda p: with_line(p, S, ",T,,,,,press,zh"), [(S, 4, "id", "The cell is blank")]),
    "an id twice": (
        lambda p: with_line(p, S, "page-1,T,,,,,press,zh"),
        [(S, 4, "id", "The id “page-1” already stands in line 2. Give each row an id of its own")],
    ),
    "an unknown kind": (
        lambda p: changed(p, E, "badge,brand", "badge,brnad"),
        [(E, 4, "kind", "“brnad” is not one of the words for this column. Use alliance, partner, brand,")],
    ),
    "an unknown quality": (lambda p: changed(p, S, ",press,", ",Press,"), [(S, 2, "quality", "“Press” is not one")]),
    "an unknown status": (lambda p: changed(p, O, ",suspect,", ",doubtful,"), [(O, 4, "status", "“doubtful”")]),
    "an unknown verdict": (lambda p: changed(p, C, ",partly,", ",true,"), [(C, 2, "verdict", "Use supported, partly")]),
    "an unknown link": (lambda p: changed(p, "relations.csv", "makes", "builds"), [("relations.csv", 2, "kind", "")]),
    "preferred neither 0 nor 1": (lambda p: changed(p, O, "suspect,0", "suspect,no"), [(O, 4, "preferred", "“no”")]),
    "importance beyond 5": (lambda p: changed(p, M, ",4,page", ",6,page"), [(M, 2, "importance", "from 1 to 5")]),
    "a parent that is missing": (
        lambda p: changed(p, E, "badge,brand,maker", "badge,brand,makers"),
        [(E, 4, "parent_id", "“makers” is not in entities.csv. Add it, or fix the name")],
    ),
    "its own parent": (
        lambda p: changed(p, E, "union,alliance,,", "union,alliance,union,"),
        [(E, 2, "parent_id", "“union” is its own ancestor through “union”. Break the loop of parents")],
    ),
    "a loop of parents": (
        lambda p: changed(p, E, "union,alliance,,", "union,alliance,badge,"),
        [(E, 2, "parent_id", ""), (E, 3, "parent_id", ""), (E, 4, "parent_id", "through “maker”")],
    ),
    "no source": (
        lambda p: changed(p, E, "全部。,page-1", "全部。,"),
        [(E, 2, "source_ids", "The cell is blank. Every row needs it")],
    ),
    "an unknown source in a list": (
        lambda p: changed(p, O, "page-1;page-2", "page-1;page-3"),
        [(O, 3, "source_ids", "“page-3” is not in sources.csv")],
    ),
    "a source twice": (
        lambda p: changed(p, O, "page-1;page-2", "page-1;page-1"),
        [(O, 3, "source_ids", "“page-1” stands twice in the cell. Name it once")],
    ),
    "a semicolon too many": (
        lambda p: changed(p, O, "page-1;page-2", "page-1;"),
        [(O, 3, "source_ids", "empty place between semicolons")],
    ),
    "an unknown entity": (lambda p: changed(p, O, "o-1,badge", "o-1,bagde"), [(O, 2, "entity_id", "not in entities")]),
    "an unknown metric": (
        lambda p: changed(p, O, "badge,deliveries,2025-01", "badge,delivery,2025-01"),
        [(O, 2, "metric", "“delivery” is not in metrics.csv")],
    ),
    "unknown evidence": (
        lambda p: changed(p, C, "o-1;o-2,ms-1", "o-1;o-9,ms-7"),
        [(C, 2, "observation_ids", "“o-9” is not in obs"), (C, 2, "milestone_ids", "“ms-7” is not in miles")],
    ),
    "another unit": (
        lambda p: changed(p, O, "1200,vehicles", "1200,cars"),
        [(O, 2, "unit", "The unit “cars” is not that of “deliveries”. Write vehicles")],
    ),
    "two preferred rows": (
        lambda p: changed(p, O, "suspect,0", "reported,1"),
        [(O, 4, "preferred", "The row in line 3 is preferred for the same thing. Write 0 in all of them but one")],
    ),
    "a preferred row that is probably wrong": (
        lambda p: changed(p, O, "suspect,0", "suspect,1"),
        [(O, 4, "preferred", "The row is probably wrong, as its status says, and yet preferred. Write 0")],
    ),
    "two preferred lengths in different months": (
        lambda p: with_line(p, O, "o-6,badge-1,length,2025-04,4785,mm,less than,reported,1,page-2,"),
        [(O, 7, "preferred", "The row in line 5 is preferred")],
    ),
    "two preferred totals of one day": (
        lambda p: with_line(
            with_line(
                with_line(p, "metrics.csv", "cumulative_deliveries,Total,,vehicles,stock,higher,0,"),
                O,
                "o-6,badge,cumulative_deliveries,2025-H1,5000,vehicles,,reported,1,page-1,",
            ),
            O,
            "o-7,badge,cumulative_deliveries,2025-06-30,5100,vehicles,,reported,1,page-1,",
        ),
        [(O, 8, "preferred", "The row in line 7 is preferred for the same thing")],
    ),
    "an id of an entity and a milestone": (
        lambda p: changed(changed(p, M, "ms-1,badge", "badge,badge"), C, ",ms-1,", ",badge,"),
        [(M, 2, "id", "“badge” is also an id in entities.csv")],
    ),
    "an id of an entity and a claim": (
        lambda p: changed(p, C, "c-1,", "maker,"),
        [(C, 2, "id", "“maker” is also an id in entities.csv")],
    ),
    "low above high": (
        lambda p: changed(p, "scenarios.csv", "10,20.5,30", "30,20.5,10"),
        [("scenarios.csv", 2, "base", "Low, base and high are not in order: 30, 20.5, 10")],
    ),
    "the same relation twice": (
        lambda p: with_line(p, "relations.csv", "union,maker,partners_with,,,,,page-2,"),
        [("relations.csv", 4, "from_id", "The same relation already stands in line 3")],
    ),
    "an end before the beginning": (
        lambda p: changed(p, "relations.csv", "makes,2023,,", "makes,2023,2022-12,"),
        [("relations.csv", 2, "until", "It ends in Dec 2022, before it begins in 2023. Swap them, or fix the year")],
    ),
    "a day that is none": (
        lambda p: changed(p, M, "2023-05-01", "2023-02-29"),
        [(M, 2, "date", "“2023-02-29” is not a day. Feb 2023 has 1 to 28")],
    ),
    "a fifth quarter": (
        lambda p: changed(p, O, "2025-01", "2025-Q5"),
        [(O, 2, "period", "“2025-Q5” is not a period.")],
    ),
    "a year of another age": (lambda p: changed(p, O, "2025-01", "9999"), [(O, 2, "period", "beyond the years 1800")]),
    "a date of another land": (lambda p: changed(p, M, "2023-05-01", "01/05/2023"), [(M, 2, "date", "not a period")]),
    "a thousand separator": (
        lambda p: changed(p, O, ",1200,", ',"1,200",'),
        [(O, 2, "value", "“1,200” is not a plain number. Write 1200")],
    ),
    "a decimal comma": (
        lambda p: changed(p, "scenarios.csv", "20.5", '"20,5"'),
        [("scenarios.csv", 2, "base", "“20,5” is not a plain number. Write 20.5")],
    ),
    "an underscore": (lambda p: changed(p, O, ",1200,", ",1_200,"), [(O, 2, "value", "Write 1200")]),
    "Arabic digits": (lambda p: changed(p, O, ",1200,", ",١٢٠٠,"), [(O, 2, "value", "Use the digits 0 to 9")]),
    "wide digits": (lambda p: changed(p, O, ",1200,", ",１２００,"), [(O, 2, "value", "is not a plain number")]),
    "a unit in the cell": (lambda p: changed(p, O, ",1200,", ",1200 cars,"), [(O, 2, "value", "no unit")]),
    "a true minus sign": (lambda p: changed(p, O, ",1200,", ",−1200,"), [(O, 2, "value", "Write -1200")]),
    "an exponent": (lambda p: changed(p, O, ",1200,", ",1.2e3,"), [(O, 2, "value", "is not a plain number")]),
    "not a number": (lambda p: changed(p, O, ",1200,", ",nan,"), [(O, 2, "value", "“nan” is not a plain number")]),
    "infinity": (lambda p: changed(p, O, ",1200,", ",inf,"), [(O, 2, "value", "“inf” is not a plain number")]),
    "a number without end": (
        lambda p: changed(p, O, ",1200,", f",{'9' * 400},"),
        [(O, 2, "value", "beyond any figure")],
    ),
    "a blank number": (lambda p: changed(p, O, ",1200,", ",,"), [(O, 2, "value", "The cell is blank")]),
    "half a car": (
        lambda p: changed(p, O, ",1200,", ",1200.5,"),
        [(O, 2, "value", "“1200.5” has a decimal point. Write whole vehicles")],
    ),
    "a point between thousands": (lambda p: changed(p, O, ",1200,", ",1.200,"), [(O, 2, "value", "vehicles: 1200")]),
    "a row too short": (
        lambda p: with_line(p, S, "page-3,T,,press"),
        [(S, 4, "", "The row has 4 cells, the header has 8. Add the missing commas")],
    ),
    "a row too long": (
        lambda p: with_line(p, S, "page-3,One, two,,,,,press,en"),
        [(S, 4, "", "The row has 9 cells, the header has 8. Put a cell that holds a comma in double quotes")],
    ),
    "a blank line": (
        lambda p: changed(p, S, "page-2,", "\npage-2,"),
        [(S, 3, "", "The line is blank. Delete it")],
    ),
    "an open quote": (
        lambda p: changed(p, O, ',"as said, twice"', ',"as said, twice'),
        [(O, 3, "", "A quote is opened and not closed")],
    ),
    "a quote closed too early": (
        lambda p: changed(p, O, '"as said, twice"', '"as "said", twice"'),
        [(O, 3, "", 'or closed too early. Close it, and double a " within')],
    ),
    "semicolons": (
        lambda p: {**p, S: p[S].replace(b",", b";")},
        [(S, 1, "", "The columns are separated by semicolons. Save the file with commas")],
    ),
    "tabs": (lambda p: {**p, S: p[S].replace(b",", b"\t")}, [(S, 1, "", "separated by tabs")]),
    "old Mac line ends": (
        lambda p: {**p, S: p[S].replace(b"\n", b"\r")},
        [(S, 1, "", "The line holds a carriage return. Save the file with LF or CRLF line ends")],
    ),
    "an empty file": (
        lambda p: {**p, S: b""},
        [(S, 1, "", "does not begin with a header. Write it as line 1: id,title,")],
    ),
    "a blank header": (lambda p: {**p, S: b"\n" + p[S]}, [(S, 1, "", "does not begin with a header")]),
    "a missing column": (
        lambda p: changed(p, S, ",quality,", ",worth,"),
        [(S, 1, "quality", "The column “quality” is missing. Add it: id,title,")],
    ),
    "a mistyped column": (
        lambda p: changed(p, E, "summary_zh", "sumary_zh"),
        [(E, 1, "summary_zh", "“sumary_zh” is no column. Write summary_zh")],
    ),
    "a column in capitals": (
        lambda p: changed(p, S, "id,title,", "ID, Title,"),
        [(S, 1, "id", "“ID” is no column. Write id"), (S, 1, "title", "“ Title” is no column. Write title")],
    ),
    "a column twice": (lambda p: changed(p, S, ",publisher,", ",title,"), [(S, 1, "title", "has “title” twice")]),
    "a cell too long": (
        lambda p: with_line(p, S, f"page-3,{'x' * 140_000},,,,,press,en"),
        [(S, 4, "", "A cell is longer than 131,072 characters. Shorten it")],
    ),
    "a zero": (lambda p: changed(p, S, "A paper", "A\0paper"), [(S, 2, "", "The line holds a zero byte")]),
    "Latin-1": (
        lambda p: {**p, S: p[S].replace(b"A bulletin", b"A b\xfclletin")},
        [(S, 3, "", "Byte FC is not UTF-8 text. Save the file as UTF-8")],
    ),
    "GBK": (lambda p: {**p, E: p[E].decode().encode("gbk")}, [(E, 2, "", "is not UTF-8 text")]),
    "UTF-16": (
        lambda p: {**p, S: p[S].decode().encode("utf-16")},
        [(S, 1, "", "The file is UTF-16. Save it as UTF-8")],
    ),
    "half a pair": (lambda p: {**p, S: p[S] + b"\xed\xa0\x80"}, [(S, 4, "", "Byte ED is not UTF-8")]),
}
