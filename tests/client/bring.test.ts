import { describe, expect, it } from 'vitest';
import { bring } from '../../src/lib/bring.ts';

describe('a part of the page that the network failed', () => {
  const failed = (words: string) => () => Promise.reject<string>(new TypeError(words));

  it('CL-89 is asked for under another name each time, where the browser named it', async () => {
    const asked: string[] = [];
    const importFrom = (address: string) => Promise.resolve(asked.push(address) && 'the part');
    expect(await bring(() => Promise.resolve('at once'), importFrom)).toBe('at once');
    const words = 'Failed to fetch dynamically imported module: http://town.example/_app/part.Xy-1.js';
    expect(await bring(failed(words), importFrom)).toBe('the part');
    expect(asked).toEqual([expect.stringMatching(/^http:\/\/town\.example\/_app\/part\.Xy-1\.js\?\d+$/)]);
  });

  it('CL-89 fails as it failed where no address was named', async () => {
    await expect(bring(failed('Importing a module script failed.'))).rejects.toThrow('Importing');
  });
});
