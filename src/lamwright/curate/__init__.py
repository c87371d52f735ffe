"""Trajectory + Verdict -> Sample: step samples in hindsight, and the proof that nothing leaked."""
