"""Invented readouts in pairs, and how they are held beside each other."""

from readout.article import parse_article
from readout.compare import compare
from readout.reading import Reading

# The same in other words: each pair tells one thing, and nothing differently.
PARAPHRASES = {
    "a call": (
        """Readout of President Ann Brask's Call with Prime Minister Bo Lund of Sweden
March 3, 2022
President Ann Brask spoke today with Prime Minister Bo Lund of Sweden. The leaders condemned the missile launch of 27 February. They agreed to send 40 million dollars in humanitarian aid to Moldova. President Brask stressed the importance of freedom of navigation in the Red Sea. The two leaders looked forward to meeting in person in Oslo in June.
""",
        """PM call with President Brask: 3 March 2022
The Prime Minister spoke to President Ann Brask this afternoon.
Both leaders strongly denounced the ballistic missile fired on 27 February 2022. They decided on $40 million of humanitarian relief for Moldova.
The President underlined that shipping through the Red Sea must be free. The leaders look forward to seeing each other in Oslo in June.
""",
    ),
    "a visit": (
        """Prime Minister Ida Holm meets President Per Strand
14 May 2021
Prime Minister Ida Holm met President Per Strand of Finland in Helsinki on Friday. Holm said that trade between the two countries had grown by 12 percent to 3.4 billion euros in 2020. Strand said that Finland would build two new railway lines by 2030. They agreed to open a joint university programme for 500 students. Holm thanked Finland for its help after the floods.
""",
        """President Strand receives Prime Minister Holm
14 May 2021
President Per Strand received Prime Minister Ida Holm for talks in Helsinki. According to Holm, bilateral trade rose 12% in 2020, to about 3.4 billion euros. Finland would have two more railways by 2030, Strand said. Some 500 students are to attend a university programme run together. The Prime Minister expressed gratitude for Finnish assistance in the floods.
""",
    ),
    "a transcript": (
        """Foreign Minister Eva Dahl meets Foreign Minister Jan Moe
2 September 2023
Foreign Minister Eva Dahl met Foreign Minister Jan Moe in Vienna. Dahl said that sanctions on Belarus would stay in place until 31 January 2024. Moe said the grain corridor had carried 33 million tonnes. The ministers discussed visas for students. They will speak again next month.
""",
        """Meeting of Jan Moe and Eva Dahl
2 September 2023
Foreign Ministers Jan Moe and Eva Dahl held talks in Vienna. Moe noted that more than 32.9 million tonnes of grain had gone through the corridor. Sanctions against Belarus, Dahl said, would remain until 31 January 2024. Student visas were discussed as well. The two agreed to speak again in October.
""",
    ),
}
ALL = [text for pair in PARAPHRASES.values() for text in pair]


def read(text, path=""):
    """A text, read."""
    return Reading(parse_article(text, path))


def two(first, second):
    """Two bodies as accounts of one call of Ann Brask and Bo Lund, read, and their comparison."""
    title = "Readout of President Ann Brask's Call with Prime Minister Bo Lund of Sweden\nMarch 3, 2022\n"
    a, b = read(title + first), read(title + second)
    return a, b, compare(a, b)


def numbers(reading, spans):
    """The numbers of the sentences, from 0, that spans are."""
    starts = [sentence.start for sentence in reading.article.body]
    return [starts.index(span.start) for span in spans]


def joined(a, b, comparison):
    """The links as pairs of sentence numbers."""
    return [(i, j) for link in comparison.links for i in numbers(a, link.a) for j in numbers(b, link.b)]
