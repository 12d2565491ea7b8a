"""Preferences richer than a ranking: unknown, strong or mild, fuzzy, coloured by attitude or power, misperceived."""
