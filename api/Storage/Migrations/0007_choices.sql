-- M4: whom a person chose of several Contacts or Leads with one address. It holds for later messages.
CREATE TABLE person_choices (
    user_id TEXT NOT NULL,
    address TEXT NOT NULL,                  -- in the form in which addresses are compared
    person_id TEXT NOT NULL,
    chosen_at INTEGER NOT NULL,
    PRIMARY KEY (user_id, address)
);

-- The same for the message on which it was chosen, until its Tasks, the ledger and the history follow.
CREATE TABLE message_choices (
    user_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    message_id TEXT NOT NULL,               -- the immutable id
    address TEXT NOT NULL,
    person_id TEXT NOT NULL,
    chosen_at INTEGER NOT NULL,
    PRIMARY KEY (user_id, kind, message_id, address)
);
