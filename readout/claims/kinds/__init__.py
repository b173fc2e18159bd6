"""The kinds of claims: each is an operator over the tables or the calendar, and knows no language."""
