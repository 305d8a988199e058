mod builders;
mod calendar;
mod exchange;
mod game;
mod import;
mod live;
mod rules;
mod score;
