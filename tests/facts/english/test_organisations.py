"""Organisations: a table of traps."""

import pytest

from readout.article import parse_article
from readout.facts import extract_facts

ORGANISATIONS = {
    "a company": (
        "It sold to Samsung Electronics Co. and Tarvik Ltd.",
        ["Samsung Electronics Co.", "Tarvik Ltd"],
    ),
    "a plus": ("OPEC+ met.", ["OPEC+"]),
    "a pair": ("The EU-Norlund summit met.", ["EU"]),
    "of what": (
        "The University of Tarvik and the Council of the Port met.",
        ["University of Tarvik", "Council of the Port"],
    ),
    "an acronym in brackets": (
        "The Norlund Trade Watch (NTW) met. NTW grew.",
        ["Norlund Trade Watch"] * 3,
    ),
    "no acronym": ("Rain fell in Old Tarvik (KITE) yesterday.", []),
    "no bank": ("It rained in the West Bank.", []),
    "a land behind a ministry": (
        "According to the Ministry of Commerce, Ruritania sold less.",
        ["Ministry of Commerce"],
    ),
    "a ministry with a list in its name": (
        "The Ministry of Industry, Trade and Labour said so.",
        ["Ministry of Industry, Trade and Labour"],
    ),
    "forces": ("The Rapid Support Forces left.", ["Rapid Support Forces"]),
}


@pytest.mark.parametrize(("text", "names"), ORGANISATIONS.values(), ids=ORGANISATIONS)
def test_organisations(text, names):
    found = extract_facts(parse_article(text)).organisations
    mentions = sorted((m.start, o.name) for o in found for m in o.mentions)
    assert [name for _, name in mentions] == names
