"""What a shopper may ask for under the GDPR: an export of what the cluster holds, and its removal.

For the shop's server, with the Api-Key. Look at `client.GdprClient`, `job.Job` and the tree in
`errors`; `cli` is `elevate-tag gdpr`, the same for people. `client` needs httpx, and is imported by
who uses it only.
"""
