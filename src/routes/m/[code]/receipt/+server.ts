import { error, json } from '@sveltejs/kit';
import { drawQr } from '$lib/components/screen/qr';
import type { KeptReceipt } from '$lib/protocol/receipt';
import { services } from '$lib/server/services';
import type { RequestHandler } from './$types';

/** The receipt of whoever asks, by the cookie of their device: its link, and the same as a QR code. */
export const POST: RequestHandler = async ({ params, cookies, url }) => {
  const server = services();
  const receipt = await server.receiptOf(params.code, cookies.get(server.cookies.device) ?? null);
  if (receipt === null) error(404, { message: 'This device has not been in this meeting.' });
  const link = `${server.address(url)}/r/${receipt}`;
  const answer: KeptReceipt = { link, qr: drawQr(link) };
  return json(answer, { headers: { 'cache-control': 'no-store' } });
};
