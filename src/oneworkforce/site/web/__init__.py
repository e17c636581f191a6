"""Home, errors, health; jobs and messages, which every room makes and none owns."""
