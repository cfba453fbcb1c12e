"""What datasets have in common that follow from others: who made them, and under which licence they are."""

from ontology.values import Text

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
"""That of what follows from others, where nothing of that asks for more."""
CREATOR = Text("The authors of Accord Graph", "Les auteurs d’Accord Graph")
