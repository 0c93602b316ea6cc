/** `POST /m/CODE/receipt` answers with this. */
export interface KeptReceipt {
  /** The secret address. */
  readonly link: string;
  /** The same as a QR code: one path over a square of `modules` units. */
  readonly qr: { readonly modules: number; readonly path: string };
}

/** What came from the server, or null if it is not that. */
export function readKeptReceipt(raw: unknown): KeptReceipt | null {
  if (typeof raw !== 'object' || raw === null || !('link' in raw) || !('qr' in raw)) return null;
  const { link, qr } = raw;
  if (typeof link !== 'string' || typeof qr !== 'object' || qr === null) return null;
  if (!('modules' in qr) || !('path' in qr)) return null;
  const { modules, path } = qr;
  return typeof modules === 'number' && typeof path === 'string' ? { link, qr: { modules, path } } : null;
}
