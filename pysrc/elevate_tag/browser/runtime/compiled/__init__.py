"""The seam for the compiled bundle: Python names over the browser's own.

All files here together are the seam. What the platform throws is turned into a value in them: only
under ``runtime`` does the build let anything be tried.
"""
