mod builders;
mod calendar;
mod game;
mod live;
mod rules;
