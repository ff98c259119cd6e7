"""How the shop's server gets at a cluster: its `address`, and the `api_key` that opens it.

What `elevate_tag.payments` and `elevate_tag.gdpr` have in common. Neither is known here: what is
wrong, each says in an error of its own.
"""
