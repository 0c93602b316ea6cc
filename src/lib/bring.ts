/** The address that a browser names when it could not fetch a part of the page. */
const NAMED = /https?:\/\/[^\s'"]+/;

/**
 * Imports a part of the page. Some browsers never ask again for a part that the network once failed them; under another
 * name they do, so that is what they are asked for then. (The others ask again by themselves, or name no address.)
 * @param load an `import()`, and nothing more
 */
export async function bring<Part>(
  load: () => Promise<Part>,
  importFrom = (address: string): Promise<unknown> => import(/* @vite-ignore */ address)
): Promise<Part> {
  try {
    return await load();
  } catch (error) {
    const address = NAMED.exec(String(error))?.[0];
    if (address === undefined) throw error;
    return (await importFrom(`${address}?${Date.now()}`)) as Part;
  }
}
