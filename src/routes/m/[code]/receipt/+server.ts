import { error, json } from '@sveltejs/kit';
import { drawQr } from '$lib/components/screen/qr';
import type { KeptReceipt } from '$lib/protocol/receipt';
import { services } from '$lib/server/services';
import type { RequestHandler } from './$types';

/** The receipt of whoever the page that asks acts as (its `token`), else of the device's cookie: a link, and as a QR code. */
export const POST: RequestHandler = async ({ params, cookies, request, url }) => {
  const server = services();
  const device = cookies.get(server.cookies.device) ?? null;
  const body: unknown = await request.json().catch(() => null);
  const token = typeof body === 'object' && body !== null && 'token' in body ? String(body.token) : null;
  const receipt = await server.receiptOf(params.code, { token, device }, request.headers.get('cookie'));
  if (receipt === null) error(404, { message: 'This device has not been in this meeting.' });
  const link = `${server.address(url)}/r/${receipt}`;
  const answer: KeptReceipt = { link, qr: drawQr(link) };
  return json(answer, { headers: { 'cache-control': 'no-store' } });
};
