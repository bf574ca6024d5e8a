"""What a programmer got wrong in a question; what a reader got wrong is a `Rejected`."""


class QuestionError(Exception):
    """A question whose header and body disagree, or that was asked wrongly."""
