"""Which sentences of a readout can be tested, against what, and with what result. Lesson 05."""

from readout.claims.check import check_claims, claims_table
from readout.claims.kinds.holders import HOLDER, holder_of
from readout.claims.model import GROUPS, VERDICTS, Claim, Evidence, ReadAs, Slot, Verdict

__all__ = [
    "GROUPS",
    "HOLDER",
    "VERDICTS",
    "Claim",
    "Evidence",
    "ReadAs",
    "Slot",
    "Verdict",
    "check_claims",
    "claims_table",
    "holder_of",
]
