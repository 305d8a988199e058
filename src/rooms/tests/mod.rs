mod book;
mod desk;
mod leave;
mod rules;
mod shut_out;
mod world;
