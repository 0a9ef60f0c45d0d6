"""How an answer is written: the languages, their amounts, days and particles."""
