"""HTTP, and nothing but: each module reads a request, asks the rules, and writes the answer."""
