"""Floor 1: reads a document into a `Reading`, by rules over a clause layer; the words it knows are data files."""
