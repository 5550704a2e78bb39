//! The program as its users meet it: the binary is run on files, and what it prints is compared.

mod advisers;
mod cases;
mod dates;
mod demo;
mod files;
mod harness;
mod house;
mod laws;
mod mistakes;
mod output;
mod pay;
mod pay_figures;
mod pay_mistakes;
mod pay_places;
mod pay_rates;
mod pay_remarks;
mod pay_slips;
mod pay_units;
mod readme;
mod screens;
mod scripts;
mod source;
mod terminal;
mod turns;
mod walk;
mod what_if;
