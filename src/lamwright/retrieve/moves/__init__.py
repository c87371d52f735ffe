"""What is moved, where to, and by which steps."""
