-- Instants are INTEGER milliseconds since 1970-01-01T00:00Z; ids are TEXT; booleans are INTEGER 0 or 1; documents are JSON in TEXT.

CREATE TABLE profiles (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    is_active INTEGER NOT NULL
);

INSERT INTO profiles (id, name, is_active) VALUES ('standard-user', 'Standard User', 1), ('administrator', 'Administrator', 1);

CREATE TABLE users (
    id TEXT NOT NULL PRIMARY KEY,           -- the Entra object id
    display_name TEXT NOT NULL,
    email TEXT NOT NULL,
    is_admin INTEGER NOT NULL,
    profile_id TEXT NOT NULL REFERENCES profiles (id),
    is_locked_out INTEGER NOT NULL DEFAULT 0,
    first_seen_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL
);

-- One row a setting, a level and a kind of job (S1); the owner is '' for the organisation, else the profile's or the user's id.
CREATE TABLE settings (
    level TEXT NOT NULL,
    owner_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    is_locked INTEGER NOT NULL DEFAULT 0,
    changed_at INTEGER NOT NULL,
    changed_by TEXT NOT NULL,
    PRIMARY KEY (level, owner_id, kind, name)
);

CREATE TABLE setting_changes (              -- S4
    id TEXT NOT NULL PRIMARY KEY,           -- a version 7 UUID, so that the order of ids is the order of time
    at INTEGER NOT NULL,
    actor_id TEXT NOT NULL,
    level TEXT NOT NULL,
    owner_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    from_value TEXT,
    to_value TEXT
);
CREATE INDEX setting_changes_by_owner ON setting_changes (level, owner_id, kind);

-- When a person's job was on: look-back counts only that time (T6). The open span has no end.
CREATE TABLE job_spans (
    user_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    on_from INTEGER NOT NULL,
    on_to INTEGER,
    PRIMARY KEY (user_id, kind, on_from)
);

CREATE TABLE organisation (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    salesforce_organisation_id TEXT,        -- fixed by the first administrator's connection
    fixed_at INTEGER,
    fixed_by TEXT
);
INSERT INTO organisation (id) VALUES (1);

CREATE TABLE mailboxes (
    user_id TEXT NOT NULL PRIMARY KEY,
    display_name TEXT,
    primary_address TEXT,
    addresses TEXT NOT NULL DEFAULT '[]',
    time_zone TEXT,
    state TEXT NOT NULL DEFAULT 'unknown',  -- unknown, connected, noMailbox, denied, unavailable
    state_code TEXT,
    checked_at INTEGER,
    profile_read_at INTEGER,
    folders_read_at INTEGER,
    category_ensured_at INTEGER
);

CREATE TABLE mailbox_folders (
    user_id TEXT NOT NULL,
    id TEXT NOT NULL,
    parent_id TEXT,
    display_name TEXT NOT NULL,
    well_known_name TEXT,
    position INTEGER NOT NULL,
    PRIMARY KEY (user_id, id)
);

CREATE TABLE salesforce_connections (
    user_id TEXT NOT NULL PRIMARY KEY,
    organisation_id TEXT NOT NULL,
    salesforce_user_id TEXT NOT NULL,
    username TEXT NOT NULL,
    display_name TEXT NOT NULL,
    instance_url TEXT NOT NULL,
    refresh_token TEXT,                     -- protected; null once revoked
    access_token TEXT,                      -- protected
    version INTEGER NOT NULL,               -- counts up with every change of tokens: the compare of compare-and-set
    state TEXT NOT NULL,                    -- connected, expired
    state_code TEXT,
    connected_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    organisation_model TEXT,                -- what the user's describes allow, as JSON
    described_at INTEGER
);

CREATE TABLE salesforce_signins (           -- single use, ten minutes
    state_hash TEXT NOT NULL PRIMARY KEY,
    user_id TEXT NOT NULL,
    code_verifier TEXT NOT NULL,            -- protected
    expires_at INTEGER NOT NULL
);

CREATE TABLE data_protection_keys (
    name TEXT NOT NULL PRIMARY KEY,
    xml TEXT NOT NULL
);
