"""Page families: one module a publishing system, each serving dozens of sites."""
