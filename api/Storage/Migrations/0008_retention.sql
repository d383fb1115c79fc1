-- E3: whom a recording was related to is told for 30 days; the recording itself is known for ever. '' stands for what was cleared.
CREATE INDEX recordings_with_match ON recordings (recorded_at) WHERE match <> '';

-- Runs are kept as long as the rows of the messages that they decided.
CREATE INDEX runs_by_end ON runs (ended_at) WHERE state = 'finished';
