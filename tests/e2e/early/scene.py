"""What these tests share: cards, and what the tab keeps until a runtime is there."""

KEPT = "sessionStorage.getItem('elevate-tag.early')"
JOURNEYS = 8
