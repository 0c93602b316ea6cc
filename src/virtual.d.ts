/** Made by `scripts/vite/resident.ts`: the scripts of the resident's page, per language. */
declare module 'virtual:resident' {
  export const scripts: Readonly<Record<string, { readonly entry: string; readonly rest: readonly string[] }>>;
}
