-- Gives rejected and repaired cells the line on which their record starts.
UPDATE rejected SET line = lines.line FROM lines WHERE lines.position = rejected.position AND rejected.line IS NULL;
UPDATE repaired SET line = lines.line FROM lines WHERE lines.position = repaired.position AND repaired.line IS NULL;
