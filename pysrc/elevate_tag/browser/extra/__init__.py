"""What the second file brings: queries, lists that fill themselves, what else few pages need."""
