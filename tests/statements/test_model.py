"""What a statement is."""

from .reading import read


def test_the_pieces_of_a_statement_are_its_text():
    (statement,) = read('"The talks," Ilse Varnholt said, "were useful."').statements
    assert [span.text for span in statement.content] == ["The talks", "were useful"]
    assert statement.text == "The talks … were useful"
