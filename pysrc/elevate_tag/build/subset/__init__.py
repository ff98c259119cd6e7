"""The Python that the browser code may use: what every target runs, and runs alike.

PScript accepts more than it translates faithfully (``len`` of a dict, truth of a list, ``==`` of
two lists, a missing key …), and MicroPython lacks what CPython has. So the build refuses whatever
is not known to mean the same everywhere, and says what to write instead.

What may be used:

* functions with annotated, positional parameters; functions inside functions, with ``nonlocal``;
* small classes: ``__init__`` and methods, no bases, no class attributes;
* ``str``, ``bool``, numbers, ``list[…]``, ``None``, and ``Any`` for what the page hands over;
* ``if``, ``for name in list``, ``while``, ``return``, ``=``, ``+=``, conditional expressions;
* conditions that are ``bool``; ``==`` between two texts or two numbers; ``is None``;
* ``+`` of two texts or two numbers, ``-`` and ``*`` of numbers, slices of text without a step;
* an index that is a whole number from 0; ``split`` and ``replace`` by a text in quotes;
* the text methods of ``subset.builtins``, ``list.append``, ``len``;
* in the seam (``runtime``) also ``try … except Exception``, dicts for the page, and whatever the
  platform's own objects offer.

Types come from annotations and from what is assigned; where none can be told, that is an error.
Whether an annotation is true, and where ``None`` may be, is the type checker's to say.

What still differs, and is left to whoever writes the code: the length and slices of text beyond
the Basic Multilingual Plane; a few rare signs that only one side takes for white space (U+FEFF,
U+001C to U+001F, U+0085); an index beyond a list's end; results beyond 2**53; a name that is read
before it is assigned.
"""

from elevate_tag.build.subset.check import Checked, Refusal, check

__all__ = ["Checked", "Refusal", "check"]
