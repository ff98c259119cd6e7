"""A job on a customer's data, as the cluster tells of it."""

from dataclasses import dataclass

STATUSES = ("created", "started", "waiting", "running", "done", "error", "not_found")
"""Those that are documented, `started` on the pages of Elevate 3 only.
https://docs.apptus.com/elevate/3/web-api-v2/gdpr-data-management/customer-data-job-status
https://docs.elevate.voyado.cloud/elevate/4/api/admin/v4/event-data/create-remove-customer-job
"""


@dataclass(frozen=True)
class Job:
    """`jid` is what to ask for it by; `status` one of `STATUSES`, or a newer one."""

    jid: str
    status: str

    @property
    def done(self) -> bool:
        """An export can be downloaded; what was to be removed is gone."""
        return self.status == "done"
