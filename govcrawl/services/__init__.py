"""What every long-running service shares: heartbeat, logs, metrics; and the scheduler."""
