mod administration;
mod http;
mod passwords;
mod privacy;
mod rules;
