"""What these tests share: cards, and what the tab keeps until a runtime is there."""

CARD = '<button id=it data-elevate-ticket="T">Vase</button>'
LINK = '<a id=it href="/next" data-elevate-ticket="T">Vase</a>'
OTHER = '<p data-elevate-ticket="other"><button id="other">Other</button></p>'
T, OTHER_CLICK = ("click", "T"), ("click", "other")
KEPT = "sessionStorage.getItem('elevate-tag.early')"
JOURNEYS = 20
