-- The satisfaction survey (SKM). Nothing here, alone or joined, leads from a response to a person or an instant: no
-- account, no address, no clock time. Response and comment ids are random instead of time-ordered, and a comment is not
-- tied to the response it came with.

CREATE TABLE survey_waves (
    id BIGINT PRIMARY KEY,
    slug TEXT NOT NULL CHECK (length(slug) BETWEEN 1 AND 80),
    title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 120),
    -- N, and what it counts: visitors of the semester, members, …
    population BIGINT NOT NULL CHECK (population BETWEEN 1 AND 100000000),
    population_counts TEXT NOT NULL CHECK (length(population_counts) BETWEEN 1 AND 120),
    state TEXT NOT NULL CHECK (state IN ('draft', 'open', 'closed')),
    -- The plan says until when answers are taken; closed_at is when someone ended it.
    closes_at BIGINT NOT NULL,
    opened_at BIGINT,
    closed_at BIGINT,
    published BIGINT NOT NULL DEFAULT 0 CHECK (published IN (0, 1)),
    -- Counted with each response; taking this row's lock is also what keeps a response out of a wave that is closing.
    responses BIGINT NOT NULL DEFAULT 0 CHECK (responses >= 0),
    created_at BIGINT NOT NULL,
    CONSTRAINT survey_waves_opened CHECK (state = 'draft' OR opened_at IS NOT NULL),
    CONSTRAINT survey_waves_published CHECK (published = 0 OR state = 'closed')
);
CREATE UNIQUE INDEX survey_waves_slug ON survey_waves (slug);
-- One wave is open at a time.
CREATE UNIQUE INDEX survey_waves_state ON survey_waves (state) WHERE state = 'open';

-- Never updated. Every part of the profile may be left blank.
CREATE TABLE survey_responses (
    id BIGINT PRIMARY KEY,
    wave_id BIGINT NOT NULL REFERENCES survey_waves (id),
    -- YYYY-MM-DD in the library's zone.
    day TEXT NOT NULL CHECK (length(day) = 10),
    session TEXT CHECK (session IN ('pagi', 'siang')),
    age BIGINT CHECK (age BETWEEN 5 AND 110),
    sex TEXT CHECK (sex IN ('L', 'P')),
    education TEXT CHECK (education IN ('SD', 'SMP', 'SMA', 'S1', 'S2', 'S3')),
    occupation TEXT CHECK (occupation IN ('PNS', 'TNI', 'POLRI', 'SWASTA', 'WIRAUSAHA', 'LAINNYA')),
    service TEXT CHECK (length(service) BETWEEN 1 AND 40)
);
CREATE INDEX survey_responses_wave ON survey_responses (wave_id);

-- Never updated. An element that was not answered has no row, so it cannot be counted as 0.
CREATE TABLE survey_answers (
    response_id BIGINT NOT NULL REFERENCES survey_responses (id),
    element TEXT NOT NULL CHECK (element IN (
        'persyaratan', 'prosedur', 'waktu', 'biaya', 'produk', 'kompetensi', 'perilaku', 'sarana', 'pengaduan'
    )),
    value BIGINT NOT NULL CHECK (value BETWEEN 1 AND 4),
    PRIMARY KEY (response_id, element)
);

CREATE TABLE survey_comments (
    id BIGINT PRIMARY KEY,
    wave_id BIGINT NOT NULL REFERENCES survey_waves (id),
    body TEXT NOT NULL CHECK (length(body) BETWEEN 1 AND 2000)
);
CREATE INDEX survey_comments_wave ON survey_comments (wave_id);
