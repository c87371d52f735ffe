"""Task x policy x environment -> Trajectory: one episode loop for every purpose."""
