-- Reading groups, their topics and what people wrote there. A post is never deleted and never loses an old text: a tombstone
-- keeps its number, `post_revisions` keeps the words.

CREATE TABLE reading_groups (
    id BIGINT PRIMARY KEY,
    slug TEXT NOT NULL CHECK (length(slug) BETWEEN 1 AND 60),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
    description TEXT NOT NULL,
    description_html TEXT NOT NULL,
    renderer BIGINT NOT NULL,
    book_title TEXT NOT NULL CHECK (length(book_title) BETWEEN 1 AND 200),
    book_author TEXT NOT NULL,
    book_year BIGINT,
    book_publisher TEXT NOT NULL,
    -- Both kept in the transaction that changes them.
    member_count BIGINT NOT NULL DEFAULT 0 CHECK (member_count >= 0),
    topic_count BIGINT NOT NULL DEFAULT 0 CHECK (topic_count >= 0),
    created_at BIGINT NOT NULL,
    -- A closed group is still read.
    closed_at BIGINT
);
CREATE UNIQUE INDEX reading_groups_slug ON reading_groups (slug);

CREATE TABLE group_memberships (
    group_id BIGINT NOT NULL REFERENCES reading_groups (id),
    account_id BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    joined_at BIGINT NOT NULL,
    PRIMARY KEY (group_id, account_id)
);
CREATE INDEX group_memberships_account ON group_memberships (account_id);

CREATE TABLE topics (
    id BIGINT PRIMARY KEY,
    -- What the address shows.
    code TEXT NOT NULL,
    group_id BIGINT NOT NULL REFERENCES reading_groups (id),
    title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 160),
    author_id BIGINT NOT NULL REFERENCES accounts (id),
    created_at BIGINT NOT NULL,
    -- The number of the newest post, tombstones counted; the opening post is 1.
    last_number BIGINT NOT NULL,
    -- Replies that can be read.
    reply_count BIGINT NOT NULL CHECK (reply_count >= 0),
    last_activity_at BIGINT NOT NULL,
    locked_at BIGINT,
    deleted_at BIGINT,
    CHECK (reply_count < last_number)
);
CREATE UNIQUE INDEX topics_code ON topics (code);
CREATE INDEX topics_group_activity ON topics (group_id, last_activity_at, code);
CREATE INDEX topics_activity ON topics (last_activity_at);

CREATE TABLE posts (
    id BIGINT PRIMARY KEY,
    topic_id BIGINT NOT NULL REFERENCES topics (id),
    number BIGINT NOT NULL CHECK (number >= 1),
    author_id BIGINT NOT NULL REFERENCES accounts (id),
    body_markdown TEXT NOT NULL,
    -- Rendered when written, by this version of the renderer.
    body_html TEXT NOT NULL,
    renderer BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    -- How often the text was changed; an edit names the one it saw.
    revision BIGINT NOT NULL DEFAULT 0,
    edited_at BIGINT,
    deleted_at BIGINT,
    -- Of the staff, when it was not the author.
    removed_by BIGINT REFERENCES accounts (id),
    removal_reason TEXT,
    CHECK (length(body_markdown) <= 20000),
    CHECK ((deleted_at IS NULL) = (body_markdown <> '')),
    CHECK ((removed_by IS NULL) = (removal_reason IS NULL))
);
CREATE UNIQUE INDEX posts_topic_number ON posts (topic_id, number);
CREATE INDEX posts_author ON posts (author_id, topic_id, number);

-- What a post said before an edit or its deletion.
CREATE TABLE post_revisions (
    id BIGINT PRIMARY KEY,
    post_id BIGINT NOT NULL REFERENCES posts (id),
    body_markdown TEXT NOT NULL,
    replaced_at BIGINT NOT NULL,
    replaced_by BIGINT NOT NULL REFERENCES accounts (id)
);
CREATE INDEX post_revisions_post ON post_revisions (post_id);

CREATE TABLE post_reports (
    id BIGINT PRIMARY KEY,
    post_id BIGINT NOT NULL REFERENCES posts (id),
    reporter_id BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
    created_at BIGINT NOT NULL,
    settled_at BIGINT,
    settled_by BIGINT REFERENCES accounts (id)
);
CREATE UNIQUE INDEX post_reports_post_reporter ON post_reports (post_id, reporter_id);
CREATE INDEX post_reports_reporter ON post_reports (reporter_id);
CREATE INDEX post_reports_open ON post_reports (settled_at, created_at);
