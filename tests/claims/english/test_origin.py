"""Whose report a text is: read from credits and datelines, never from what it merely mentions."""

import pytest

from readout.article import parse_article
from readout.claims.english.origin import is_one_of, published_by

MET = "Xi Jinping met Mikhail Mishustin in Beijing on Wednesday, and both spoke of trade."
TEXTS = {
    f"BEIJING, Dec. 20 (Xinhua) -- {MET}": {"Xinhua"},
    f"MOSCOW, December 20, 2023. /TASS/. {MET}": {"TASS"},
    f"{MET}\nThey will meet again.\n(With input from Xinhua)": {"Xinhua", "With"},
    f"Xi and Mishustin in Beijing, December 20, 2023. /Xinhua\n{MET}\nThey will meet again.": {"Xinhua"},
    f"{MET} Xinhua reported the talks, and TASS did.": set(),
    f"{MET}\nThey will meet again.\nPhoto by Ann Berg": set(),
    f"{MET}\nIn China (where they met) - and elsewhere - it was noted.": set(),
}


@pytest.mark.parametrize(("text", "names"), TEXTS.items())
def test_a_text_is_by_whom_its_credits_and_dateline_name(text, names):
    assert published_by(parse_article(text)) == names


def test_an_agency_under_a_longer_name_is_the_same():
    names = frozenset({"Xinhua", "TASS", "With"})
    assert is_one_of("Xinhua", names) and is_one_of("ITAR-TASS", names)
    assert is_one_of("Xinhua News Agency", names) and is_one_of("xinhua", names)
    assert not is_one_of("Government of Russia", names) and not is_one_of("Tassilo Press", names)
    assert not is_one_of("Reuters", frozenset())
