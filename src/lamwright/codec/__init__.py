"""Observation and history to model text and back; the same code trains and acts."""

from lamwright.codec.compact import CompactCodec
from lamwright.codec.dialect import CoreDialect, Dialect
from lamwright.codec.vocabulary import MARKS, REPLY_CHUNKS

__all__ = ["MARKS", "REPLY_CHUNKS", "CompactCodec", "CoreDialect", "Dialect"]
