-- R1: the Account, Opportunity or Case that a person has related a message to, before or after it was recorded.
CREATE TABLE message_relations (
    user_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    message_hash TEXT NOT NULL,             -- as in exclusions: every copy of the message has the same
    record_type TEXT,                       -- with id and name; null: to nothing any more
    record_id TEXT,
    record_name TEXT,
    recording_key TEXT,                     -- the recording that has to follow; null: none
    related_at INTEGER NOT NULL,
    PRIMARY KEY (user_id, kind, message_hash)
);
CREATE INDEX message_relations_due ON message_relations (user_id, kind) WHERE recording_key IS NOT NULL;

-- What a recording was related to, and what became of that, as JSON; null: nothing was asked for, or it is not told any more (E3).
ALTER TABLE recordings ADD COLUMN relation TEXT;

-- What people may relate a Task to is asked of their org at its next use.
UPDATE salesforce_connections SET described_at = 0;
