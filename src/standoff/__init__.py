"""standoff: reads a geopolitical dispatch and says where the standoff it describes settles, and how likely it is to last."""
