"""What the tag's own keys look like, and where a page has them."""

UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
STORED = "JSON.parse(localStorage.getItem('voyado.session') || '{}')"
"""Both, as an object of the page; one without them where none are stored."""
