/**
 * The path of an address, fit for a redirect or a link: one slash at its beginning. Browsers take `//host/` and `/\\host/`
 * for the address of another site.
 */
export function ownPath(pathname: string): string {
  return `/${pathname.replace(/^[/\\]+/, '')}`;
}

/**
 * Where a change of language leads: to the same page, as it was narrowed. The link to the other language does not say how
 * that was; the page that it was followed on does, if it is this one.
 * @param referrer as the browser sends it, or null
 */
export function plainAddress(url: URL, referrer: string | null): string {
  const plain = new URL(url);
  const from = referrer !== null && URL.canParse(referrer) ? new URL(referrer) : null;
  plain.searchParams.delete('lang');
  if (plain.search === '' && from?.host === url.host && from.pathname === url.pathname) plain.search = from.search;
  plain.searchParams.delete('lang');
  return ownPath(plain.pathname) + plain.search;
}
