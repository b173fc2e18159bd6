"""Which language a text is in, and what a text in another one gives: nothing that was invented."""

import pytest

from readout.article import language_of, parse_article, why_unreadable
from readout.reading import Reading
from readout.report.data import as_data

TEXTS = {
    "zh": "3月4日，诺伦外长在首都会见了奥斯梅拉代表团。双方就渔业合作交换了意见。外长说：“我们愿意加强合作。”",
    "ja": "ノルンドの外務大臣は３月４日、オスメラの代表団と会談した。両者は漁業協力について意見を交換した。",
    "ko": "노를룬드 외무장관은 3월 4일 오스메라 대표단과 회담했다. 양측은 어업 협력에 대해 의견을 나눴다.",
    "ar": "التقى وزير خارجية نورلوند بوفد أوسميرا في العاصمة. وقال الوزير إن بلاده مستعدة لتعزيز التعاون بين البلدين في مجال الصيد.",
    "fa": "وزیر امور خارجه نورلوند با هیئت اوسمرا در پایتخت دیدار کرد. او گفت که این کشور برای همکاری آماده است.",
    "ru": "Министр иностранных дел Норлунда встретился с делегацией Осмеры. Он сказал: «Мы готовы к сотрудничеству». Товарооборот вырос на 5 процентов.",
    "uk": "Міністр закордонних справ Норлунду зустрівся з делегацією Осмери. Він сказав, що країна готова до співпраці, яка є важливою для обох.",
    "es": "El ministro de Norlund se reunió el 4 de marzo con la delegación de Osmera. Dijo que su país está dispuesto a reforzar la cooperación y que el comercio creció un 5 por ciento.",
    "pt": "O ministro de Norlund reuniu-se a 4 de março com a delegação de Osmera. Disse que o seu país está disposto a reforçar a cooperação e que as trocas não pararam de crescer.",
    "fr": "Le ministre de Norlund a rencontré la délégation d’Osmera. Il a déclaré que son pays est prêt à renforcer la coopération avec les voisins et que le commerce a augmenté.",
    "de": "Der Minister von Norlund traf die Delegation aus Osmera. Er sagte, dass sein Land bereit ist, die Zusammenarbeit mit den Nachbarn zu stärken, und dankte für den Besuch.",
    "it": "Il ministro di Norlund ha incontrato la delegazione di Osmera. Ha detto che il suo paese è pronto a rafforzare la cooperazione con i vicini e che gli scambi sono cresciuti.",
    "nl": "De minister van Norlund heeft de delegatie uit Osmera ontvangen. Hij zei dat zijn land bereid is om de samenwerking met de buren te versterken.",
    "pl": "Minister Norlundu spotkał się z delegacją Osmery. Powiedział, że jego kraj jest gotowy do współpracy i że handel wzrósł o pięć procent w tym roku.",
    "tr": "Norlund bakanı Osmera heyeti ile bir araya geldi. Bakan, ülkesinin iş birliği için hazır olduğunu ve ticaretin daha da büyüdüğünü söyledi.",
    "id": "Menteri Norlund bertemu dengan delegasi Osmera di ibu kota. Ia mengatakan bahwa negaranya siap untuk memperkuat kerja sama dan akan berkunjung pada bulan Mei.",
    "vi": "Bộ trưởng Norlund đã gặp đoàn đại biểu của Osmera tại thủ đô. Ông nói rằng hai nước sẽ hợp tác và không có trở ngại cho người dân.",
}
ENGLISH = {
    "two names": "Xi met Mishustin.",
    "names with particles": "Ursula von der Leyen met Javier de la Rosa and Juan de los Santos in La Paz.",
    "a sentence of another language": "The minister closed with a proverb: “Mieux vaut tard que jamais, et la vie est une école pour les nations.” The delegations laughed, and the talks went on until the evening.",
    "a quotation in other letters": "He said “Мы готовы к сотрудничеству” and left the hall with his delegation.",
    "a list of names": "\n".join(
        ["They met in Oslo. Those present were:", *["Ann Berg, Minister, Norlund"] * 40]
    ),
    "no words": "12 345 … 67",
    "capitals": "THE MINISTER MET THE DELEGATION IN OSLO AND SAID THAT THE TALKS WERE GOOD.",
}
MADE_UP = " ".join("Nolu vere tapa misko jalen trovi pelda sunore kalt brimo".split() * 8)


@pytest.mark.parametrize(("code", "text"), TEXTS.items(), ids=TEXTS)
def test_a_text_in_another_language(code, text):
    article = parse_article(text)
    assert article.language == code and not article.readable
    assert article.unreadable == why_unreadable(code)


@pytest.mark.parametrize("text", ENGLISH.values(), ids=ENGLISH)
def test_what_stays_english(text):
    article = parse_article(text)
    assert article.language == "en" and article.readable and article.unreadable is None


def test_a_language_on_no_list():
    assert language_of(MADE_UP) == "und"
    assert language_of(MADE_UP[:60]) == "en", "a few words that nobody knows may be names"
    assert why_unreadable("und") == "in a language that Readout does not know; Readout reads English alone"


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_nothing_is_made_of_it(text):
    data = as_data(Reading(parse_article(f"{text}\nAnn Berg said: “Good.”")))
    for kind in ("people", "organisations", "places", "dates", "quantities", "statements", "claims"):
        assert data[kind] == [], kind
    assert data["article"]["readable"] is False and data["article"]["reason"].endswith("English alone")
    assert data["segments"] and data["sentences"]
