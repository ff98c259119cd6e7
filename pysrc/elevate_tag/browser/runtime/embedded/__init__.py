"""The seam for the runtimes that bring Python into the page: MicroPython, Pyodide and Brython.

All files here together are the seam; they run as they stand. The browser is spoken to by
``elevate_bridge``, which is the compiled seam (``runtime.bridge``); what happens in the page comes
from the loader, as lines (``core.line``). An element is a dict of its marks here.
"""
