"""Pages that send notifications by themselves, without the tag."""

SENDING = """
<script>
  const send = (cluster, ticket) => {
    const url = cluster + '/api/storefront/v3/notifications/click';
    fetch(url + '?market=UK&customerKey=c-key&sessionKey=s-key', {
      method: 'POST', keepalive: true, body: JSON.stringify({ticket})});
  };
</script>
"""
"""`send(cluster, ticket)` for the page."""
