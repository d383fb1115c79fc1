-- The order in which changes were made (S4), whatever the clock said: runs ask what is new since the last one.
ALTER TABLE setting_changes ADD COLUMN position INTEGER NOT NULL DEFAULT 0;
UPDATE setting_changes SET position = ranked.place
FROM (SELECT id AS change_id, ROW_NUMBER() OVER (ORDER BY id) AS place FROM setting_changes) AS ranked
WHERE setting_changes.id = ranked.change_id;
CREATE UNIQUE INDEX setting_changes_by_position ON setting_changes (position);

-- A lock is a change of its own (S2).
ALTER TABLE setting_changes ADD COLUMN was_locked INTEGER NOT NULL DEFAULT 0;
ALTER TABLE setting_changes ADD COLUMN is_locked INTEGER NOT NULL DEFAULT 0;

-- Ignore Lists at three levels (M5) and the Global Exclusion List (D5). They are of no one kind of job.
CREATE TABLE address_list_entries (
    list TEXT NOT NULL,                     -- ignoreList, globalExclusions
    level TEXT NOT NULL,                    -- organisation, profile, user
    owner_id TEXT NOT NULL,                 -- '' for the organisation, else the profile's or the user's id
    entry TEXT NOT NULL,                    -- an address or a domain in the form in which it is shown
    added_at INTEGER NOT NULL,
    added_by TEXT NOT NULL,
    PRIMARY KEY (list, level, owner_id, entry)
);

-- The last change of a list that the job's last run knew of; null: none.
ALTER TABLE job_states ADD COLUMN lists_position INTEGER;
