"""Names of persons and the posts that stand with them."""
