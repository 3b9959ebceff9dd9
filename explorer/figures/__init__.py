"""What is said: pure functions from an atlas and a viewpoint to a Figure, one module a view."""
