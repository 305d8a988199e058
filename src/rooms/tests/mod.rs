mod book;
mod desk;
mod rules;
mod world;
