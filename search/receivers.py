"""Connected in search.apps: the whole signal budget."""
