"""Files: read, written, named and refused; the cache, the limits, the locks."""
