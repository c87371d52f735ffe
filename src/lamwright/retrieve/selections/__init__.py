"""What is selected: candidates, what speaks for each, and which one each way is done to."""
