"""What surrounds an event: who took part in it and where it was, so that `attack Kidal` finds an attack near Kidal.

A store keeps the stems of their names with the event, as `around`, and renews them in the transaction of a load which
changes a name, or what leads to it. Around any other node, there is nothing.
"""

from graph.stored.ancestry import ancestry_of
from ontology.actors import Actor
from ontology.events import Event, Involvement, Setting
from ontology.model import Node
from ontology.places import Place

AROUND = "around"
SURROUNDED: type[Node] = Event
PLACES = ancestry_of(Setting)
assert PLACES, "an event lies under places"
SURROUNDING: dict[str, type[Node]] = {Involvement.declared.stored: Actor, PLACES.stored: Place}
"""By what they are called in a store, the relations that lead from an event to what surrounds it, and what that is."""
