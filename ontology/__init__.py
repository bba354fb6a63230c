"""The vocabulary, its alignments and the reference entities, as Turtle."""
