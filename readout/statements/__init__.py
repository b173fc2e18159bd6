"""Who said what: attributed statements, direct, indirect and mixed, each with its source, cue and content. Lesson 02.

`english` finds the words by written rules over tagged words and says who each source is; a pronoun is the person the
text last had speaking or opening a sentence, and never simply the nearest name.
"""

from readout.statements.explain import how_resolved
from readout.statements.extract import extract_statements, statements_table, who_met
from readout.statements.model import Resolution, Statement

__all__ = ["Resolution", "Statement", "extract_statements", "how_resolved", "statements_table", "who_met"]
