"""What these tests share: cards to click, and what is sent of it."""

import pytest

once = pytest.mark.without("pyscript", "brython", reason="the compiled bundle shows it for all")

CARD = '<button id=it data-elevate-ticket="T">Vase</button>'
OTHER = '<button id=other data-elevate-ticket="other">Bowl</button>'
T, T2, OTHER_CLICK = ("click", "T"), ("click", "T2"), ("click", "other")
