mod builders;
mod calendar;
mod game;
mod import;
mod live;
mod rules;
mod score;
