"""Dates as the calendar writes them: a table of traps."""

import pytest

from .reports import dates_of

DATES = {
    "the first months of this year": (
        "In the first 11 months of this year it grew.",
        "the first 11 months of this year",
        "2023-01-01/2023-11-30",
    ),
    "months in words, last year": (
        "In the first nine months of last year it grew.",
        "the first nine months of last year",
        "2022-01-01/2022-09-30",
    ),
    "a half": ("It fell in the first half of 2022.", "the first half of 2022", "2022-01-01/2022-06-30"),
    "a range of months": (
        "It grew in January-November 2023.",
        "January-November 2023",
        "2023-01-01/2023-11-30",
    ),
    "a range of years": ("The 2024-2025 years of culture.", "2024-2025", "2024/2025"),
    "a short range of years": ("In the 2024-25 season.", "2024-25", "2024/2025"),
    "the year first": ("It ended on 1945/05/09.", "1945/05/09", "1945-05-09"),
    "with points": ("It ended on 9.5.1945.", "9.5.1945", "1945-05-09"),
    "the day past twelve": ("It opened on 20/05/2019.", "20/05/2019", "2019-05-20"),
    "the day in the middle": ("It opened on 05/20/2019.", "05/20/2019", "2019-05-20"),
    "one day either way": ("It opened on 05/05/2019.", "05/05/2019", "2019-05-05"),
    "two days": ("It opened on 05/06/2019.", "05/06/2019", None),
    "British order": ("It ended on 9 May 1945.", "9 May 1945", "1945-05-09"),
    "a year": ("It doubled since 2019.", "2019", "2019"),
    "a month of a year": ("It began in March 2021.", "March 2021", "2021-03"),
    "months without a year": (
        "It grew from January to November.",
        "January to November",
        "2023-01-01/2023-11-30",
    ),
    "months across the years": (
        "From November 2022 to February 2023 it fell.",
        "November 2022 to February 2023",
        "2022-11-01/2023-02-28",
    ),
    "days of a month": (
        "They met on December 18 to 20, 2023.",
        "December 18 to 20, 2023",
        "2023-12-18/2023-12-20",
    ),
    "days without a year": ("They met on Dec. 18-20.", "Dec. 18-20", "2023-12-18/2023-12-20"),
    "days in British order": (
        "They met on 18 to 20 December 2023.",
        "18 to 20 December 2023",
        "2023-12-18/2023-12-20",
    ),
    "days across two months": (
        "They met from Nov. 28 to Dec. 2, 2023.",
        "Nov. 28 to Dec. 2, 2023",
        "2023-11-28/2023-12-02",
    ),
    "years with through": ("It grew 2019 through 2023.", "2019 through 2023", "2019/2023"),
    "a quarter of this year": (
        "It grew in the third quarter.",
        "the third quarter",
        "2023-07-01/2023-09-30",
    ),
    "a decade": ("It began in the 1990s.", "the 1990s", "1990/1999"),
    "a century": ("In the 21st century it grew.", "the 21st century", "2001/2100"),
    "a month of last year": ("It began in December of last year.", "December of last year", "2022-12"),
    "a month at the start": ("November saw a fall.", "November", "2023-11"),
    "figures": ("They met on 15.11.2023.", "15.11.2023", "2023-11-15"),
    "a day with its ending and a comma": (
        "Dubai, 12th November, 2023, noon.",
        "12th November, 2023",
        "2023-11-12",
    ),
    "a month between hyphens": ("Issued 14-Jun-2024.", "14-Jun-2024", "2024-06-14"),
    "a quarter by its letter": ("It grew in Q3 2023.", "Q3 2023", "2023-07-01/2023-09-30"),
    "a half by its letter": ("It grew in H1 2024.", "H1 2024", "2024-01-01/2024-06-30"),
    "a fiscal year": ("It grew in FY 2023-24.", "FY 2023-24", "2023/2024"),
    "the end of a year": ("It opens by end-2025.", "2025", "2025"),
    "a month that closes a sentence": ("Talks resumed in June. Rain fell.", "June", "2023-06"),
    "a clock before": ("At 17:32 December 19, 2023, it rained.", "December 19, 2023", "2023-12-19"),
}


@pytest.mark.parametrize(("text", "words", "value"), DATES.values(), ids=DATES)
def test_dates(text, words, value):
    assert [(d.text, d.value) for d in dates_of(text)] == [(words, value)]
