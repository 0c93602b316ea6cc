const ADDRESS = /^https?:\/\//i;
const MAIL = /^[^\s@:/?]+@[^\s@:/?]+\.[^\s@:/?]+$/;
/** A number as people write it down; with letters in it (an extension, a word to dial) no phone would know what to do. */
const PHONE = /^\+?[\d\s().*#/-]*\d[\d\s().*#/-]*$/;

/** Where a way to reach somebody leads, by what it is; null for what can only be read. */
export function linkTo(contact: string): string | null {
  const text = contact.trim();
  if (ADDRESS.test(text)) return text;
  if (MAIL.test(text)) return `mailto:${text}`;
  return PHONE.test(text) ? `tel:${text.replace(/[^\d+*#]/g, '')}` : null;
}

export const isPhone = (link: string | null): boolean => link?.startsWith('tel:') ?? false;
