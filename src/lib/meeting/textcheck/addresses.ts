import { matches, type Mark } from './mark.ts';

const STREET =
  /(?<![\p{L}\p{N}#.,-])\d{1,5} (?!block)(?:\p{L}{2,20}|\d{1,3}(?:st|nd|rd|th)) (?:st|street|ave|avenue|rd|road|blvd|lane|dr|drive|place)\b/giu;
const CALLE = /\b(?:calle|avenida) \p{L}{2,20} (?:#|n[uú]mero) ?\d{1,5}\b/giu;
const FLAT = /\b(?:apt|apto|apartment|apartamento)\.? ?#?\d{1,4}[a-z]?\b/giu;

export const addressMarks = (text: string): readonly Mark[] => matches('address', [STREET, CALLE, FLAT], text);
