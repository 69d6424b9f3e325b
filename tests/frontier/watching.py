"""What the tests of whole crawls look at while these run."""

import time

from govcrawl.frontier.keys import Keys

KEYS = Keys()


def wait_for(condition, timeout=20.0):
    deadline = time.monotonic() + timeout
    while not (found := condition()):
        assert time.monotonic() < deadline, "nothing happened"
        time.sleep(0.02)
    return found


def holds(client, pid):
    """Whether the worker of this process holds a lease."""
    return any(f":{pid}:" in holder.decode() for holder in client.hvals(KEYS("holders", "plain")))


def run_of(client, name="plain"):
    (run,) = client.zrevrange(KEYS("runs", name), 0, 0)
    return {key.decode(): value.decode() for key, value in client.hgetall(KEYS("run", name, run.decode())).items()}
