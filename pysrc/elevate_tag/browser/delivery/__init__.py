"""The outbox at work: where it is kept, what is known of it, and how it is sent."""
