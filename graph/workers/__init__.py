"""The pool of sandboxed, killable processes that evaluate every query."""
