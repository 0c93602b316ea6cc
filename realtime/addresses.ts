import { networkInterfaces } from 'node:os';
import type { Config } from './config.ts';

/** This machine's own addresses on local networks (IPv4), the likeliest first. */
export function localAddresses(): readonly string[] {
  const found = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
  const rank = (address: string) =>
    address.startsWith('192.168.')
      ? 0
      : address.startsWith('10.')
        ? 1
        : /^172\.(1[6-9]|2\d|3[01])\./.test(address)
          ? 2
          : 3;
  return [...found].sort((a, b) => rank(a) - rank(b));
}

const EVERY_INTERFACE = ['0.0.0.0', '::'];

/** Where people reach this server, the best for others first: ORIGIN alone, or this machine's addresses. */
export function addressesOf({ origin, host }: Pick<Config, 'origin' | 'host'>, port: number): readonly string[] {
  if (origin !== null) return [origin];
  if (!EVERY_INTERFACE.includes(host)) return [`http://${host.includes(':') ? `[${host}]` : host}:${port}`];
  return [...localAddresses(), 'localhost'].map((name) => `http://${name}:${port}`);
}

const THIS_MACHINE = /^(?:localhost|127\.[\d.]+|\[::1\])$/;

/**
 * The address that a QR code carries for somebody who looks at `requestUrl`. Where none is configured it is the one they
 * used themselves; but a code that says localhost would lead a phone to itself, so the machine's own address takes its place.
 * @param local addresses of this machine on local networks, the likeliest first
 */
export function sharedAddress(
  { origin, host }: Pick<Config, 'origin' | 'host'>,
  requestUrl: URL,
  local: readonly string[] = localAddresses()
): string {
  if (origin !== null) return origin;
  const [first] = local;
  const unreachable = THIS_MACHINE.test(requestUrl.hostname) && EVERY_INTERFACE.includes(host);
  if (!unreachable || first === undefined) return requestUrl.origin;
  return `${requestUrl.protocol}//${first}${requestUrl.port === '' ? '' : `:${requestUrl.port}`}`;
}
