/** All rules of one language in one file, so that a phone fetches them alone. */
export { SPANISH as signs } from './urgency-es.ts';
export { SPANISH_HARM as harm } from './urgency-harm-es.ts';
