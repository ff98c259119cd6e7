"""The core in every runtime, and the seam beneath it."""
