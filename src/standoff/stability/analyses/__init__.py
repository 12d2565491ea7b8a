"""Questions asked of a solved conflict: how play gets there, what would change the verdict, and how firm it is."""
