-- D9, D19: what an answer without In-Reply-To and References belongs to; known after the facts are cleared too.
ALTER TABLE messages ADD COLUMN conversation_id TEXT;
UPDATE messages SET conversation_id = json_extract(facts, '$.conversationId') WHERE facts IS NOT NULL;
CREATE INDEX messages_recorded_by_conversation ON messages (user_id, conversation_id) WHERE outcome = 'recorded';
