"""What the rules walk over: the parse, mended, its clauses, and the words, numbers, dates and places in them."""
