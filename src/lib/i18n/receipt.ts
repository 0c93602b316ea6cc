import type { Lang } from './languages.ts';
import type { ReceiptMessages } from './receipt.en.ts';

export type { ReceiptMessages };

const FILES: Readonly<Record<Lang, () => Promise<ReceiptMessages>>> = {
  en: async () => (await import('./receipt.en.ts')).en,
  es: async () => (await import('./receipt.es.ts')).es,
};

export const loadReceipt = (lang: Lang): Promise<ReceiptMessages> => FILES[lang]();
