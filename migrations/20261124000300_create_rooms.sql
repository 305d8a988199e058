-- Rooms and their bookings. A double booking is refused by the key of room_slots, not by a look before the write.

CREATE TABLE rooms (
    id BIGINT PRIMARY KEY,
    slug TEXT NOT NULL,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
    capacity BIGINT NOT NULL CHECK (capacity BETWEEN 1 AND 2000),
    floor BIGINT NOT NULL CHECK (floor BETWEEN -9 AND 99),
    -- Reached and used in a wheelchair.
    accessible BIGINT NOT NULL CHECK (accessible IN (0, 1)),
    -- One thing a line.
    equipment_id TEXT NOT NULL,
    equipment_en TEXT NOT NULL,
    description_id TEXT NOT NULL,
    description_en TEXT NOT NULL,
    max_minutes BIGINT NOT NULL CHECK (max_minutes BETWEEN 15 AND 1440),
    -- Why nobody can book it for now; its bookings stay.
    closed_because TEXT,
    created_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX rooms_slug ON rooms (slug);

CREATE TABLE bookings (
    id BIGINT PRIMARY KEY,
    -- What the owner sees in the address.
    code TEXT NOT NULL,
    room_id BIGINT NOT NULL REFERENCES rooms (id),
    -- NULL once the account was erased.
    account_id BIGINT REFERENCES accounts (id) ON DELETE SET NULL,
    -- The library's local date, YYYY-MM-DD: a booking never spans two.
    day TEXT NOT NULL CHECK (length(day) = 10),
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    group_name TEXT NOT NULL CHECK (length(group_name) BETWEEN 1 AND 120),
    purpose TEXT NOT NULL CHECK (length(purpose) <= 500),
    people BIGINT NOT NULL CHECK (people >= 1),
    status TEXT NOT NULL CHECK (status IN ('booked', 'cancelled')),
    -- Which of the bookings that a patron may hold on this day; NULL when cancelled and for the staff, who have no limit.
    turn BIGINT CHECK (turn >= 1),
    created_at BIGINT NOT NULL,
    cancelled_at BIGINT,
    cancel_reason TEXT NOT NULL DEFAULT '',
    checked_in_at BIGINT,
    CHECK (ends_at > starts_at),
    CHECK ((status = 'cancelled') = (cancelled_at IS NOT NULL))
);
CREATE UNIQUE INDEX bookings_code ON bookings (code);
CREATE UNIQUE INDEX bookings_account_day_turn ON bookings (account_id, day, turn);
CREATE UNIQUE INDEX bookings_id_room ON bookings (id, room_id);
CREATE INDEX bookings_day ON bookings (day, starts_at);
CREATE INDEX bookings_account ON bookings (account_id, starts_at);

-- Who has which quarter of an hour: slot = UTC milliseconds / 15 min. A quarter is the finest step any library can
-- choose for its grid and divides the offset of every time zone, so that step can change without touching a booking.
CREATE TABLE room_slots (
    room_id BIGINT NOT NULL,
    slot BIGINT NOT NULL,
    booking_id BIGINT NOT NULL,
    PRIMARY KEY (room_id, slot),
    FOREIGN KEY (booking_id, room_id) REFERENCES bookings (id, room_id)
);
CREATE INDEX room_slots_booking ON room_slots (booking_id);
