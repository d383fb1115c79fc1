-- R4: what becomes of each attachment of a recorded message whose attachments were wanted.
CREATE TABLE recording_files (
    recording_key TEXT NOT NULL REFERENCES recordings (key),
    position INTEGER NOT NULL,              -- in the message's order, from 1
    attachment_id TEXT NOT NULL,            -- Exchange's, within the message
    kind TEXT NOT NULL,                     -- file, item, link
    name TEXT NOT NULL,
    size_bytes INTEGER NOT NULL,            -- as the mailbox counts; once read, of the file itself
    fate TEXT NOT NULL,                     -- pending, recorded, tooLarge, inline, link, refused, gone
    is_in_doubt INTEGER NOT NULL DEFAULT 0, -- sent, and the answer not known: whether it exists is to be asked
    checksum TEXT,                          -- MD5 of what is sent: a file has no key of ours
    version_id TEXT,                        -- of Salesforce's ContentVersion
    attempts INTEGER NOT NULL DEFAULT 0,
    next_attempt_at INTEGER,                -- not before; null: at once
    failed_system TEXT,                     -- who failed at the last attempt
    failure TEXT,                           -- and said what, for the owner only
    PRIMARY KEY (recording_key, position)
);
CREATE INDEX recording_files_pending ON recording_files (recording_key) WHERE fate = 'pending';

-- R4: asked for with Record now (D16), for this message alone.
ALTER TABLE messages ADD COLUMN wants_attachments INTEGER NOT NULL DEFAULT 0;
