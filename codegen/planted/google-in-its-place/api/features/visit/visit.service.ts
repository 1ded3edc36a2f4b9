export { calendar } from 'googleapis/build/src/apis/calendar/v3.js';
