"""The text as it stands: tokens, blocks, sentences, dates, what a sentence looks like to the rules."""
