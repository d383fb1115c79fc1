-- R5: when the mailbox last refused every mark; null: it takes them, as far as is known.
ALTER TABLE mailboxes ADD COLUMN marks_refused_at INTEGER;
