"""Names in sentences: which take the article, as English usage has it."""

import pytest

from standoff.conflict.articles import in_sentence, opening_sentence

WITH = [
    "United States", "United Kingdom", "Netherlands", "Philippines", "European Union", "United Arab Emirates",
    "Taliban",
    "FARC", "EU", "UN", "MILF", "European Commission",
    "Movement for Democratic Change", "Polisario Front", "United Nations",
    "Nigerien junta", "Haqqani network", "judges", "Pakistani army", "Central African Republic", "World Bank",
    "Maoists",    "Democratic Republic of the Congo", "International Court of Justice", "African Union",
    "Tamil Tigers", "United States and Japan", "Truth and Reconciliation Commission", "judges and lawyers",
    "Ministry of Defence and Security", "African Union, Egypt and the United Arab Emirates",
]  # fmt: skip
WITHOUT = [
    "Pakistan", "South Korea", "Viktor Orban", "Hamas", "NATO", "ECOWAS", "OPEC", "ASEAN",
    "Nagorno-Karabakh", "Fatah",
    "Ivory Coast", "Bosnia and Herzegovina", "the Emirates", "two ministers", "Gazprom", "Hezbollah", "Us", "Who",
    "Republic", "Front", "", "Trinidad and Tobago", "Papua New Guinea",
    "Egypt and the African Union", "Saudi Arabia, the United Arab Emirates, Bahrain and Egypt",
    "Peru, Chile, Brazil and 2 others",
]  # fmt: skip


@pytest.mark.parametrize("name", WITH)
def test_names_with_the_article(name):
    assert in_sentence(name) == f"the {name}"
    assert opening_sentence(name) == f"The {name}"


@pytest.mark.parametrize("name", WITHOUT)
def test_names_without_it(name):
    assert in_sentence(name) == opening_sentence(name) == name
