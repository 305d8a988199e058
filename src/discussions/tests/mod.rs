mod http;
mod moderation;
mod privacy;
mod rules;
