-- R8: who took a recording back, and when; recording again after that is a take of its own.
ALTER TABLE recordings ADD COLUMN undone_at INTEGER;
ALTER TABLE recordings ADD COLUMN undone_by TEXT;

-- D6: what a person does not want recorded, by the hash of Message-ID and sender, kept for ever. The user is '*' where an undo concerns everybody's copies.
CREATE TABLE exclusions (
    message_hash TEXT NOT NULL,
    user_id TEXT NOT NULL,
    reason TEXT NOT NULL,                   -- ignored, undone, takenBack
    at INTEGER NOT NULL,
    by_user_id TEXT NOT NULL,
    PRIMARY KEY (message_hash, user_id)
);

CREATE INDEX messages_by_recording ON messages (recording_key) WHERE recording_key IS NOT NULL;

-- D7 asks for the sender's own copy by its Message-ID, whosever it is.
CREATE INDEX messages_by_message_id_alone ON messages (internet_message_id) WHERE internet_message_id IS NOT NULL;
