-- An entry's texts are kept to the character: `body` is canonical JSON, and `hash` seals all the other columns.
CREATE TABLE standoff_entry (
    seq BIGINT PRIMARY KEY,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE
);
CREATE FUNCTION standoff_entry_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'an entry is never changed or deleted';
END $$;
CREATE TRIGGER entry_is_never_changed BEFORE UPDATE OR DELETE ON standoff_entry
    FOR EACH ROW EXECUTE FUNCTION standoff_entry_stays();
CREATE TRIGGER entries_are_never_truncated BEFORE TRUNCATE ON standoff_entry
    FOR EACH STATEMENT EXECUTE FUNCTION standoff_entry_stays();
CREATE FUNCTION standoff_entry_follows() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    last RECORD;
BEGIN
    SELECT seq, hash INTO last FROM standoff_entry ORDER BY seq DESC LIMIT 1;
    IF NEW.seq IS DISTINCT FROM coalesce(last.seq, 0) + 1
        OR NEW.previous IS DISTINCT FROM coalesce(last.hash, repeat('0', 64)) THEN
        RAISE EXCEPTION 'an entry follows the last one';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER entry_follows_the_last BEFORE INSERT ON standoff_entry
    FOR EACH ROW EXECUTE FUNCTION standoff_entry_follows();
