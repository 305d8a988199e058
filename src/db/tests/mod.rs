//! What holds for the database as a whole.

mod carry_over;
mod pragmas;
mod writers;
