"""Who works with children here, and who will be needed: posts, the data set, search, the picture, the six steps."""
