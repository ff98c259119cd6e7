"""What tests of payments are run against: a real PostgreSQL, a cluster, workers to be killed."""
