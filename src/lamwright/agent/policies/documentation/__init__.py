"""The documentation expert: reads the request, finds the help's plan for it, follows its steps."""

from lamwright.agent.policies.documentation.expert import DocumentationExpert

__all__ = ["DocumentationExpert"]
