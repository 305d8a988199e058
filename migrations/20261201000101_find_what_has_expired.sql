-- What is looked for on the one connection that writes, and what somebody's data are read from. Nothing asks for a subject.
DROP INDEX audit_subject;
CREATE INDEX audit_actor ON audit (actor_id, id);
CREATE INDEX flashes_expiry ON flashes (expires_at);
CREATE INDEX idempotency_age ON idempotency (at);
CREATE INDEX live_events_age ON live_events (at);
CREATE INDEX rate_limits_age ON rate_limits (window_start);
CREATE INDEX sessions_age ON sessions (seen_at);
