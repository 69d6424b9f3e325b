"""The same story across sites: near-duplicate clusters."""
