/**
 * The path of an address, fit for a redirect or a link: one slash at its beginning. Browsers take `//host/` and `/\\host/`
 * for the address of another site.
 */
export function ownPath(pathname: string): string {
  return `/${pathname.replace(/^[/\\]+/, '')}`;
}
