"""A local model behind OpenAI's protocol, on loopback."""
