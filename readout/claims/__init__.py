"""Which sentences of a readout can be tested, against what, and with what result. Lesson 05."""

from readout.claims.check import VERDICTS, Claim, Evidence, Verdict, check_claims, claims_table

__all__ = ["VERDICTS", "Claim", "Evidence", "Verdict", "check_claims", "claims_table"]
