"""Dependencies: who needs whom, and for what."""
