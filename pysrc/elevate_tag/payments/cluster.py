"""Where a cluster takes payments."""

from elevate_tag.access.address import NEWER_HOST, takes_ids, url_of
from elevate_tag.payments.errors import PaymentError

PATH = "/api/admin/v4/notifications/payment"


def endpoint(cluster: str, api_base: str = NEWER_HOST) -> str:
    """The URL that payments go to, without its query.

    `cluster` is an id or a URL; `api_base` is the host of ids, a URL with `{cluster-id}` in it. The
    vendor's page on payments names the older host, `https://{cluster-id}.api.esales.apptus.cloud`,
    its newer pages the other; that both take payments is likely, not documented. Raises
    `PaymentError` of the fields `cluster` and `api_base`.
    """
    if not takes_ids(api_base):
        allowed = "a URL with {cluster-id} in its host"
        raise PaymentError("api_base", f"is {api_base!r}: allowed is {allowed}")
    url = url_of(cluster, api_base)
    if url is None:
        allowed = "a cluster id such as w1A2B3C4D, or the cluster's URL"
        raise PaymentError("cluster", f"is {cluster!r}: allowed is {allowed}")
    return url + PATH
