"""The record: what was received, what it says, whom it speaks of. One noun a file."""

from archive.models.arrival import Arrival
from archive.models.article import Article, ParagraphData, RejectedData, WarningData
from archive.models.attribution import Attribution
from archive.models.branch import Branch
from archive.models.bulletin import Bulletin
from archive.models.continuation import Continuation
from archive.models.correction import signed
from archive.models.facts import FactsEntry
from archive.models.fingerprint import Fingerprint
from archive.models.mention import BranchMention, Figure, PersonMention
from archive.models.outbox import OutboxEntry
from archive.models.reprint import Reprint
from archive.models.topic import Topic

__all__ = [
    "Arrival",
    "Article",
    "Attribution",
    "Branch",
    "BranchMention",
    "Bulletin",
    "Continuation",
    "FactsEntry",
    "Figure",
    "Fingerprint",
    "OutboxEntry",
    "ParagraphData",
    "PersonMention",
    "RejectedData",
    "Reprint",
    "Topic",
    "WarningData",
    "signed",
]
