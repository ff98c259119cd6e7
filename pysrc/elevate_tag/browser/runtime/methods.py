"""What scripts may call on ``window.elevateTag``, by name.

Where the vendor's client has the same, it has this name there too.
"""

# Each sends the notification of its name, written as a path: ``addToCart``, ``add-to-cart``.
CALLS = [
    "click",
    "addToCart",
    "adImpression",
    "addFavorite",
    "removeFavorite",
    "removeRecentSearches",
    "removeRecentlyViewed",
    "nonEsalesClick",
    "nonEsalesAddToCart",
    "payment",
    "end",
]
# Each does something with two texts at most.
DEEDS = ["keys", "identify", "signOut", "consent", "forget", "start", "stop"]
