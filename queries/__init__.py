"""The questions: one SQL file each, one frozen Selection as their only input.

To add a question:

1. write ``sql/<subject>/<question>.sql``; its header says what it ``asks``, which parts of ``sql/shared`` it ``uses``, what
   ``params`` it takes beyond the selection, what it ``returns`` and what there is ``one row per``;
2. order its rows by a key, ``NULLS LAST``, and let ``python -m queries.portability`` say whether its SQL travels;
3. add a case or more to ``tests/cases/<subject>/<question>/``: records, a selection, the rows expected;
4. run ``pytest tests/queries``: header, types, empty record and order are checked without a line of Python;
5. ask it: ``engine.ask("<subject>/<question>", selection)``.
"""
