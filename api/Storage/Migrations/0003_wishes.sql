-- Record now (D16): 0 nothing, 1 record, 2 record although a rule that a person may override says no.
ALTER TABLE messages ADD COLUMN wish INTEGER NOT NULL DEFAULT 0;
CREATE INDEX messages_by_wish ON messages (kind, user_id) WHERE wish > 0;
