/** Made by `scripts/vite/resident.ts`: the scripts and styles of the resident's page, per language. */
declare module 'virtual:resident' {
  export const scripts: Readonly<
    Record<string, { readonly entry: string; readonly rest: readonly string[]; readonly styles: readonly string[] }>
  >;
}
