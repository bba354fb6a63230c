"""Who is named: registry names, bodies by head noun, acronyms, references back, the book of actors."""
