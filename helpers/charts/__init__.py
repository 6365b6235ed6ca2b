"""Charts: each `plot_x` draws a DataFrame on an Axes, and does nothing else."""
