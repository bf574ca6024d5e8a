"""Curated dossiers: folders of CSV files with a card, every row checked before anything is loaded.

All dossiers are read together: a row may refer to an actor, event, topic, statement or source of another dossier. An id
belongs to one row of one dossier; only an actor may stand in several, and then identically.
"""

from data.dossier.reading import Dossier, read_dossiers
from data.dossier.tables import TABLES

__all__ = ["TABLES", "Dossier", "read_dossiers"]
