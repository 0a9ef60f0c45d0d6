"""The questionnaire: answers in, a cause and what to do about it out.

    flow (from the page) ──▶ flow ──▶ replay(answers) ──▶ the next question
                                          │
    values (typed) ──▶ values ──▶ gap ────┴──▶ ranking ──▶ outcome ──▶ calls, letters, calendar

The questions and the texts of the causes come with each message, since they are Markdown pages;
the rules, the contacts and the sentences around them are the package's own data.
"""
