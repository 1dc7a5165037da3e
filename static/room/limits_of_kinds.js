// Made by ./dev types from sessions/, which gives the reasons.

export const MOST_COLUMNS = 6;
export const MOST_COLUMN_TITLE = 40;
export const STATIONS_FROM = 20;
export const MOST_BEEN = 20;
export const MOST_CRITERION = 80;
export const MOST_ITEMS = 30;
export const MOST_ITEM = 80;
export const MOST_DOTS = 10;
