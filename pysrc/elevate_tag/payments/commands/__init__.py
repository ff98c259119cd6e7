"""What `elevate-tag payments …` does: a module for each command, and what they have in common.

Each gives the process's exit code: 0 when it did what was asked, 1 when the cluster did not take
it, 2 for a setting or an input that would not work, after one line that says which.
"""
