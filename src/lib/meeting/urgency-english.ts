/** All rules of one language in one file, so that a phone fetches them alone. */
export { ENGLISH as signs } from './urgency-en.ts';
export { ENGLISH_HARM as harm } from './urgency-harm-en.ts';
