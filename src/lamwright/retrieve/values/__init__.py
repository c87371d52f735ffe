"""What is typed or filled in where a way leaves it open."""
