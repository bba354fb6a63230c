"""Extractors besides the rules, off by default: a statistical model for what the rules leave open, and a language model."""
