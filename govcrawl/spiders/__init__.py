"""One module a province, one class a site; nothing else."""
