"""The PyScript bundle: MicroPython as PyScript ships it, or Pyodide, and PyScript's library.

PyScript's page machinery (``@pyscript/core``'s JavaScript) stays out: it looks for elements of its
own in the page, changes the page's prototypes, and there may be only one of it in a page, which is
the shop's. ``micropython`` and ``pyodide`` give the interpreters, ``library`` is PyScript's Python
package for a shop's own Python, and ``bundle`` puts them together.
"""
