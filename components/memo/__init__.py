"""The memo: what a page says of an event, as a document of sentences that each carry a source; pure, rows in, text out."""
