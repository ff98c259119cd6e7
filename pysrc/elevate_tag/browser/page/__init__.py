"""The tag's side of the page: what it listens to."""
