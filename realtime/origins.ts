import type { IncomingHttpHeaders } from 'node:http';
import { isIPv6 } from 'node:net';

/** The part of the configuration that says under which address people reach us. */
export interface Place {
  readonly origin: string | null;
  readonly trustProxy: boolean;
}

/** Browsers send Origin with every WebSocket and with whatever changes something; scripts send none. */
export type OriginCheck = (headers: IncomingHttpHeaders) => boolean;

/**
 * True without an Origin header, or if it is ours: the configured ORIGIN; where none is configured (a laptop in a hall
 * that is reached under several addresses), the very host that the request was sent to.
 */
export function originCheck(place: Place): OriginCheck {
  return (headers) => {
    const { origin } = headers;
    if (origin === undefined) return true;
    if (!URL.canParse(origin)) return false;
    const from = new URL(origin);
    if (place.origin !== null) return from.origin === place.origin;
    return (
      /^https?:$/.test(from.protocol) &&
      from.host !== '' &&
      from.host === defaultless(from.protocol, hostOf(headers, place))
    );
  };
}

/** The scheme and host that this request was sent to, e.g. `http://192.168.1.20:3000`. */
export function ownOrigin(
  headers: IncomingHttpHeaders,
  place: Place
): { readonly protocol: string; readonly host: string } {
  if (place.origin !== null) {
    const { protocol, host } = new URL(place.origin);
    return { protocol: protocol.slice(0, -1), host };
  }
  const said = place.trustProxy ? last(headers['x-forwarded-proto']) : undefined;
  return { protocol: said === 'https' ? 'https' : 'http', host: safeHost(hostOf(headers, place)) };
}

/**
 * What a limit is keyed by, hashed: who sent this, as far as we believe it. Never stored, never logged. Of an IPv6
 * address the /64: every household has that many addresses.
 */
export function senderAddress(headers: IncomingHttpHeaders, socketAddress: string | undefined, place: Place): string {
  const said = place.trustProxy ? last(headers['x-forwarded-for']) : undefined;
  return networkOf(said ?? socketAddress ?? 'unknown');
}

function networkOf(address: string): string {
  const [plain = ''] = address.split('%');
  if (!isIPv6(plain)) return address;
  // The one spelling that the URL standard has for it.
  const [head = '', tail] = new URL(`http://[${plain}]`).hostname.slice(1, -1).split('::');
  const before = head.split(':').filter(Boolean);
  const after = (tail ?? '').split(':').filter(Boolean);
  const groups = [...before, ...Array<string>(8 - before.length - after.length).fill('0'), ...after];
  // An IPv4 address, as sockets that hear both say it.
  if (groups.slice(0, 6).join(':') === '0:0:0:0:0:ffff') return dotted(groups.slice(6));
  return `${groups.slice(0, 4).join(':')}::/64`;
}

function dotted(groups: readonly string[]): string {
  return groups.flatMap((group) => [parseInt(group, 16) >> 8, parseInt(group, 16) & 255]).join('.');
}

function hostOf(headers: IncomingHttpHeaders, place: Place): string {
  const said = place.trustProxy ? last(headers['x-forwarded-host']) : undefined;
  return (said ?? headers.host ?? '').toLowerCase();
}

/** A browser leaves the default port out of Origin, so it must not count in Host either. */
function defaultless(protocol: string, host: string): string {
  return host.replace(protocol === 'https:' ? /:443$/ : /:80$/, '');
}

/** A Host header goes into addresses that pages show: anything but a host and a port is not taken over. */
function safeHost(host: string): string {
  return /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:\d{1,5})?$/.test(host) ? host : 'localhost';
}

/** Our own proxy adds to the end of the list; what stands before may be anybody's claim. */
function last(header: string | string[] | undefined): string | undefined {
  const all = (Array.isArray(header) ? header.join(',') : (header ?? '')).split(',');
  return all.at(-1)?.trim() || undefined;
}
