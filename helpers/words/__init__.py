"""Words: each `headline_x` and `describe_x` says what its twin `plot_x` draws, from the same DataFrame."""
