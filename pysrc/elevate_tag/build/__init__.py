"""Python source to the files a shop serves.

link → subset → compile → emit → minify, one module each; ``bundle`` runs them in that order.
"""
