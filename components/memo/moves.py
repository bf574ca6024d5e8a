"""How it is said that a figure was replaced, and that a figure or a statement was withdrawn."""

from typing import Any

from components.memo.wording import Labels, figure_of, label, lower_first, say_claim, say_statement_made, say_who
from components.words import say_on


def say_replacement(old: Any, new: Any, labels: Labels) -> str:
    """Say old → new, and in what else than the number the two differ."""
    differs = [f"by {old.claimant}"] if old.claimant_actor_id != new.claimant_actor_id else []
    differs += [lower_first(old.victims)] if old.victims != new.victims else []
    differs += [label(labels, "basis", old.basis)] if old.basis != new.basis else []
    remark = f" ({'; '.join(differs)})" if differs else ""
    about = f"{lower_first(new.victims)}; {label(labels, 'basis', new.basis)}"
    return (
        f"{say_on(new.claimed_on)}: {say_who(new.claimant, new.claimant_role)}, {label(labels, 'harm', new.harm)}: "
        f"{figure_of(old)} → {figure_of(new)} ({about}); the former of {say_on(old.claimed_on)}{remark}."
    )


def say_withdrawn_figure(row: Any, labels: Labels) -> str:
    """Say that a figure was withdrawn, and why."""
    claim = f"the figure of {say_on(row.claimed_on)} by {say_who(row.claimant, row.claimant_role)}, who {say_claim(row, labels)}"
    return f"{say_on(row.retracted_on)}: withdrawn, {claim}. Reason: {_ended(row.retraction_reason)}"


def say_withdrawn_statement(row: Any, labels: Labels) -> str:
    """Say that a statement was withdrawn, and why."""
    return (
        f"{say_on(row.retracted_on)}: withdrawn, the statement of {say_statement_made(row, labels)}. "
        f"Reason: {_ended(row.retraction_reason)}"
    )


def _ended(text: Any) -> str:
    return f"{str(text).rstrip('. ')}."
