-- Where each folder's reading stands. A link is stored with the rows of the page that carried it, never before.
CREATE TABLE cursors (
    user_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    folder_id TEXT NOT NULL,
    link TEXT,                              -- null: the first round has not begun
    first_round_done INTEGER NOT NULL DEFAULT 0,
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (user_id, kind, folder_id)
);

-- What a person's job remembers between runs.
CREATE TABLE job_states (
    user_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    next_run_at INTEGER,
    previous_scheduled_at INTEGER,
    last_completed_at INTEGER,              -- end of the last run that completed, with problems or without (T6)
    settings_hash TEXT,                     -- of the settings that the last run decided by
    people_looked_at INTEGER,               -- Salesforce's clock at the last inverse question
    people_looked_in_full_at INTEGER,
    completeness_checked_at INTEGER,
    not_yet_seen INTEGER,                   -- E4; null: unknown
    PRIMARY KEY (user_id, kind)
);

-- Every message seen is a row, whatever becomes of it.
CREATE TABLE messages (
    user_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,                       -- the immutable id
    folder_id TEXT NOT NULL,
    state TEXT NOT NULL,                    -- seen (contents not read), open (to be decided), waiting (may be looked at again), ended
    change_key TEXT,
    received_at INTEGER,
    first_seen_at INTEGER NOT NULL,
    first_seen_look_back INTEGER NOT NULL,  -- D10
    internet_message_id TEXT,
    subject TEXT,
    from_name TEXT,
    from_address TEXT,
    facts TEXT,                             -- what the decision needs, never a body; cleared at the end state (E3)
    code TEXT,
    outcome TEXT,
    findings TEXT,
    records TEXT,                           -- what it was recorded on, or would be
    unmatched TEXT,                         -- addresses that matched nobody
    recording_key TEXT,
    decided_at INTEGER,
    look_again_at INTEGER,                  -- not before; null: only when something changes
    look_again_until INTEGER,
    attempts INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (user_id, kind, id)
);
CREATE INDEX messages_by_state ON messages (user_id, kind, state, received_at);
CREATE INDEX messages_by_outcome ON messages (user_id, kind, outcome, received_at);
CREATE INDEX messages_by_internet_message_id ON messages (user_id, internet_message_id);
CREATE INDEX messages_by_folder ON messages (user_id, kind, folder_id, received_at);

-- The ledger: what was or is being written, by key, kept for ever (R6). It outlives the history.
CREATE TABLE recordings (
    key TEXT NOT NULL PRIMARY KEY,          -- the key of the first part
    user_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    message_id TEXT NOT NULL,
    organisation_id TEXT NOT NULL,
    scope TEXT NOT NULL,                    -- '*', or the user's id (R7)
    take INTEGER NOT NULL,
    state TEXT NOT NULL,                    -- intended, recorded
    parts INTEGER NOT NULL,
    match TEXT NOT NULL,                    -- whom it is related to, so that a half-written recording can be completed
    intended_at INTEGER NOT NULL,
    recorded_at INTEGER
);
CREATE INDEX recordings_by_message ON recordings (user_id, kind, message_id);
CREATE INDEX recordings_by_state ON recordings (user_id, kind, state);

CREATE TABLE recording_parts (
    key TEXT NOT NULL PRIMARY KEY,
    recording_key TEXT NOT NULL REFERENCES recordings (key),
    part INTEGER NOT NULL,
    task_id TEXT                            -- null: intended, whether it exists is to be asked
);
CREATE INDEX recording_parts_by_recording ON recording_parts (recording_key);

-- Marks are apart from the ledger: copies that a colleague's run recorded are marked too.
CREATE TABLE marks (
    user_id TEXT NOT NULL,
    message_id TEXT NOT NULL,
    state TEXT NOT NULL,                    -- pending, sending, set, theirs (a person's own), refused
    change_key TEXT,                        -- what the version carries that our own write made
    attempts INTEGER NOT NULL DEFAULT 0,
    failure_code TEXT,
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (user_id, message_id)
);
CREATE INDEX marks_by_state ON marks (user_id, state);

CREATE TABLE runs (
    id TEXT NOT NULL PRIMARY KEY,           -- a version 7 UUID
    user_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    trigger TEXT NOT NULL,                  -- schedule, settings, syncNow
    state TEXT NOT NULL,                    -- queued, running, waiting, finished
    resumes_at INTEGER,
    result TEXT,                            -- completed, completedWithProblems, failed
    cause_code TEXT,
    cause TEXT,                             -- a sentence
    queued_at INTEGER NOT NULL,
    started_at INTEGER,
    ended_at INTEGER,
    look_back INTEGER,                      -- the start of its look-back, fixed when it begins (T4)
    attempts INTEGER NOT NULL DEFAULT 0,
    seen INTEGER NOT NULL DEFAULT 0,
    decided INTEGER NOT NULL DEFAULT 0,
    recorded INTEGER NOT NULL DEFAULT 0,
    total INTEGER
);
CREATE INDEX runs_by_user ON runs (user_id, kind, queued_at);
CREATE INDEX runs_by_state ON runs (state);
