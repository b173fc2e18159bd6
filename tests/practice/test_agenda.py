"""What is said at a meeting, and where the two accounts of it part."""

from readout.practice.agenda import BOTH, GUEST, HOST, agenda
from readout.practice.desk import new_desk

AGENDAS = []
for number in range(200):
    desk = new_desk(number, "minutes")
    AGENDAS.append(agenda(desk.dice, desk.scene, number))


def every(topics):
    return [said for topic in topics for said in topic.said]


def test_seeds_that_follow_one_another_share_no_subject():
    for one, after in zip(AGENDAS, AGENDAS[1:], strict=False):
        assert not {topic.subject.name for topic in one} & {topic.subject.name for topic in after}
    assert len({topic.subject.name for topics in AGENDAS for topic in topics}) >= 50


def test_both_tell_something_and_each_something_alone():
    for topics in AGENDAS:
        sides = [tuple(said.accounts) for said in every(topics)]
        assert sides.count((HOST, GUEST)) >= 3
        assert (HOST,) in sides and (GUEST,) in sides


def test_accounts_part_where_they_are_said_to_and_nowhere_else():
    for topics in AGENDAS:
        for said in every(topics):
            assert not said.differs or said.shared
            if not said.shared:
                continue
            a, b = said.accounts[HOST], said.accounts[GUEST]
            if a.about or b.about:
                assert not said.differs and abs(a.values["q"] / b.values["q"] - 1) < 0.05
                continue
            parted = {slot for slot in a.values if a.values[slot] != b.values[slot]}
            parted |= {"speaker"} if a.by != b.by else set()
            assert parted == ({said.differs} if said.differs else set())
            if said.differs in ("q", "d"):
                assert a.telling.has(said.differs) and b.telling.has(said.differs)
            if said.differs == "speaker":
                assert said.saying.by == "either" and BOTH not in (a.by, b.by)


def test_there_are_near_misses():
    """Now and then one side alone tells something else on a subject of which both tell."""
    near = sum(
        any(said.shared for said in topic.said) and not all(said.shared for said in topic.said)
        for topics in AGENDAS
        for topic in topics
    )
    assert near > 2 * len(AGENDAS)


def test_who_says_it_is_who_may():
    for topics in AGENDAS:
        for said in every(topics):
            speakers = {account.by for account in said.accounts.values()}
            assert (speakers == {BOTH}) == (said.saying.by == "both")
            assert said.saying.by != "own" or speakers == {said.land}
