-- Counting an office's people or an account's providers, thousands of them, reads the index alone. ended_at is in it
-- because SQLite looks into each row for a column that only the index's own condition names.
DROP INDEX membership_people;
CREATE INDEX membership_people ON membership (plan_id, provider_id, role, display_name, id, ended_at)
    WHERE ended_at IS NULL;
DROP INDEX membership_account;
CREATE INDEX membership_account ON membership (plan_id, account_id, provider_number, ended_at) WHERE ended_at IS NULL;
DROP INDEX membership_provider; -- membership_people begins with the same columns.
