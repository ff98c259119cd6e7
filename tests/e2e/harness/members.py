"""Shoppers who signed in, with a key of the shop's own or, in Web API v1, with a token."""

from elevate_tag.identity import sign_in
from elevate_tag.sandbox.cluster.settings import ClusterSettings

MEMBER = "0a6f8f0e-8d1c-4b7e-9a3f-2f6f1f0f7c11"
V1 = "elevate-3/v1"
SIGNED = sign_in("user-42", ClusterSettings().private_key)
OTHER_SIGNED = sign_in("user-43", ClusterSettings().private_key)
