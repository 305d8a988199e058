mod administration;
mod http;
mod passwords;
mod rules;
