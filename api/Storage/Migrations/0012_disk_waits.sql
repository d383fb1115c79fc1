-- How often a run has waited for the service's own disk: apart from its attempts, which are a system's trouble outside (T5).
ALTER TABLE runs ADD COLUMN disk_waits INTEGER NOT NULL DEFAULT 0;
