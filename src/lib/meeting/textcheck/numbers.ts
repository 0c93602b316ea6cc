import { matches, type Mark } from './mark.ts';

const SOCIAL = /(?<![\p{L}\p{N}-])\d{3}-\d{2}-\d{4}(?![\p{L}\p{N}-])/gu;

export const numberMarks = (text: string): readonly Mark[] => matches('number', [SOCIAL], text);
