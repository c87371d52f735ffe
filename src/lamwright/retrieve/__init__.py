"""What a request, or a step of a plan, is about: controls, paragraphs and plans, best first.

Pure functions of a state and an encoder. Meaning (vectors) and words are counted together;
without an encoder words alone decide.
"""

from lamwright.retrieve.installed import installed_retriever
from lamwright.retrieve.retriever import Retriever

__all__ = ["Retriever", "installed_retriever"]
