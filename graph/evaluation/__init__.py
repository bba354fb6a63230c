"""How well facts agree with gold: precision and recall by kind, their intervals, errors with quotes, confidence by rule."""
