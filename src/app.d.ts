import type { Lang } from '$lib/i18n/languages';

declare global {
  namespace App {
    interface Locals {
      /** The language of this request: `?lang=`, cookie, the browser's wish, English. */
      lang: Lang;
    }
    interface Error {
      message: string;
      /** What the error page can be more helpful about. */
      code?: 'unknown-meeting' | 'too-many-receipts';
      /** In so many seconds it is worth trying again. */
      retryAfter?: number;
    }
  }
}
export {};
